"""What we show of roadmaps: bringing one in, the plan itself, a step, the posts that answer."""
