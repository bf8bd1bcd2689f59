"""What the analyst can do, as rows of data: menus, palette, shortcut sheet and manual are made from them."""
