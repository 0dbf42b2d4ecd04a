"""The file of a made-up house of 120, to which tests of the law add what they are about."""

HOUSE = """\
id: xx-house
name: House
country: Examplia
iso: XX
head: prime minister
sources: {law: "The law, https://example.org/law"}
seats: [{value: 120, from: 2001-01-01, article: "1", source: law}]
motions:
  no_confidence:
    from: 2001-01-01
    majority: {kind: absolute, base: members, by: movers, article: "9", source: law}
"""
