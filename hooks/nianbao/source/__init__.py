"""Files as editors type them: text in its encoding, YAML with the line of every value, the keys that may stand there.

Here belongs what can be wrong in any file, whatever it is about: encodings, colons, missing and unknown keys. What a
value means does not: each file is read in the room that owns it (`form`, `report`, `correction`, `project` …), by
asking `Fields` key by key. How a key is explained to an editor is here (`keys`); the schemas made of it are in
`authoring`. May use `cache`, `finding` and `labels`.
"""
