"""The mediation of labour disputes: cases, people, talks, agreements and their record."""
