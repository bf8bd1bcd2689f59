"""Small widgets that show data as plain text and paint themselves in the look's colours."""
