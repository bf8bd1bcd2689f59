"""Which article of the queue comes first, and making its suggestions again."""

from PySide6.QtCore import QPoint

from desktop.controllers.context import Controller
from desktop.queue.source import Order

ORDER_MENU = tuple(f"queue.{order.value}" for order in Order)


class QueueOrderController(Controller):
    """The commands of `QueueCommands`."""

    def order_queue(self, order: str) -> None:
        """Let the articles come as they were imported, or by what is suggested in them; remembered."""
        self.context.settings.change(queue_order=order)
        self.window.queue.choose_order(Order(order))

    def order_menu(self, at: QPoint) -> None:
        """Open the menu of the orders."""
        self.window.actions_.context_menu(self.window, ORDER_MENU).exec(at)

    def make_suggestions_again(self) -> None:
        """Make the suggestions of all articles again, beside the window."""
        self.window.controllers.making.make_again()
