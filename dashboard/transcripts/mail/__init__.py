"""Mail: mails found in files, put together into threads, and what each says of its own."""
