"""`make audit`: what is judged by tools that need Node.js or Java, on the real site."""
