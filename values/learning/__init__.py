"""Learning from decisions: what a text is made of for a learner, and where a learner may speak."""
