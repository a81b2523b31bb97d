"""Who people are: persons, accounts, offices in a tree, posts, sign-in sessions."""
