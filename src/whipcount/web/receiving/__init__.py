"""A new report, from an editor: pasted, as a file, or by its address; read and looked at before it goes in."""
