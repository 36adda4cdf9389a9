"""Keeping account of people: quarters and who stood in a base in them, assessments before and after, the yearly update."""
