"""The published figures of the law that administrators have added to those the product brings."""
