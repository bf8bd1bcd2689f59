"""The look: colours, fonts, style sheet and icons, each as data in one place."""
