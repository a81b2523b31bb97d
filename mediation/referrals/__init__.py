"""Handing disputes on to court, arbitration commission and labour inspection."""
