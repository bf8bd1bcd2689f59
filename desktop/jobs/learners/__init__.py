"""The engines that learn."""
