"""Where a pay stands beside what is known of the job."""
