"""The way in: settings, command line, composition root, web application, intake, delivery, channels."""
