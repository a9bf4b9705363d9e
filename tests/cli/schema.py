# SPDX-License-Identifier: Apache-2.0
"""YAML files against a JSON Schema, by the validator that editors use too."""

import re

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2 as far as it matters: only true and false are booleans, and a date is a text."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def problems_of(schema, path):
    """What a file says against a schema."""
    tree = yaml.load(path.read_text(), Loader)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in jsonschema.Draft7Validator(schema).iter_errors(tree)]
