"""Says, for every name of Python files, which of them are the same variable, by the interpreter's own compiler tables.

Reads paths from standard input, one per line. Writes one JSON line for each:
{"path", "groups": [[offset, ...], ...], "unbound": [offset, ...]} or {"path", "error"}.
Offsets count UTF-16 code units. "unbound" are names no scope of the file binds: builtins, mostly.
"""
import ast
import json
import re
import symtable
import sys

COMPREHENSIONS = {ast.ListComp: "listcomp", ast.SetComp: "setcomp", ast.DictComp: "dictcomp", ast.GeneratorExp: "genexpr"}


class Reader:
    def __init__(self, source, path):
        self.source = source
        self.tree = ast.parse(source)
        self.top = symtable.symtable(source, path, "exec")
        self.parents = {}
        self.taken = set()
        self.groups = {}
        self.unbound = []
        self.classes = []
        self.lines = [line.encode("utf-8") for line in source.split("\n")]
        self.starts = [0]
        for line in source.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.units = None
        if any(ord(character) > 0xFFFF for character in source):
            self.units = [0]
            for character in source:
                self.units.append(self.units[-1] + (2 if ord(character) > 0xFFFF else 1))

    def index(self, line, column):
        """Index into the source of a line and a column in bytes."""
        return self.starts[line - 1] + len(self.lines[line - 1][:column].decode("utf-8"))

    def mangled(self, name):
        if self.classes and name.startswith("__") and not name.endswith("__"):
            bare = self.classes[-1].lstrip("_")
            return "_%s%s" % (bare, name) if bare else name
        return name

    def child(self, table, kind, name, line):
        for child in table.get_children():
            if child.get_id() not in self.taken and child.get_type() == kind and child.get_name() == name and child.get_lineno() == line:
                self.taken.add(child.get_id())
                self.parents[child.get_id()] = table
                return child
        raise LookupError("no table for %s %s in line %d" % (kind, name, line))

    def note(self, table, name, at):
        name = self.mangled(name)
        offset = self.units[at] if self.units else at
        home = self.home(table, name)
        if home is None:
            self.unbound.append(offset)
        else:
            self.groups.setdefault((home.get_id(), name), []).append(offset)

    def home(self, table, name):
        if name not in table.get_identifiers():
            # With `from __future__ import annotations` the compiler forgets the names of annotations.
            above = self.parents.get(table.get_id())
            while above is not None and above.get_type() == "class":
                above = self.parents.get(above.get_id())
            return None if above is None else self.home(above, name)
        symbol = table.lookup(name)
        if symbol.is_free():
            above = self.parents[table.get_id()]
            while True:
                if above.get_type() == "function" and name in above.get_identifiers():
                    found = above.lookup(name)
                    if found.is_local() and not found.is_free():
                        return above
                if name == "__class__" and above.get_type() == "class":
                    return None
                above = self.parents[above.get_id()]
        if symbol.is_local() and table is not self.top:
            return table
        if name in self.top.get_identifiers():
            found = self.top.lookup(name)
            if found.is_assigned() or found.is_imported() or found.is_local():
                return self.top
        if self.declared_global_and_set(self.top, name):
            return self.top
        return None

    def declared_global_and_set(self, table, name):
        for child in table.get_children():
            if name in child.get_identifiers():
                symbol = child.lookup(name)
                if symbol.is_declared_global() and (symbol.is_assigned() or symbol.is_imported()):
                    return True
            if self.declared_global_and_set(child, name):
                return True
        return False

    def find(self, at, pattern, name):
        found = re.compile(pattern + r"(?P<name>%s)\b" % re.escape(name)).match(self.source, at)
        return found.start("name") if found else None

    def visit(self, node, table):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self.visit_function(node, table)
        elif isinstance(node, ast.ClassDef):
            self.visit_class(node, table)
        elif isinstance(node, ast.Lambda):
            self.visit_all(node.args.defaults + node.args.kw_defaults, table)
            inner = self.child(table, "function", "lambda", node.lineno)
            self.visit_parameters(node.args, inner)
            self.visit(node.body, inner)
        elif type(node) in COMPREHENSIONS:
            self.visit(node.generators[0].iter, table)
            inner = self.child(table, "function", COMPREHENSIONS[type(node)], node.lineno)
            for position, generator in enumerate(node.generators):
                self.visit(generator.target, inner)
                if position > 0:
                    self.visit(generator.iter, inner)
                self.visit_all(generator.ifs, inner)
            self.visit_all([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt], inner)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                at = self.index(alias.lineno, alias.col_offset)
                if alias.asname:
                    place = self.find(at, r"[\w.\s\\]+?\bas[\s\\]+", alias.asname)
                    if place is not None:
                        self.note(table, alias.asname, place)
                elif alias.name != "*":
                    self.note(table, alias.name.split(".")[0], at)
        elif isinstance(node, ast.Name):
            self.note(table, node.id, self.index(node.lineno, node.col_offset))
        else:
            self.visit_all(ast.iter_child_nodes(node), table)

    def visit_all(self, nodes, table):
        for node in nodes:
            if node is not None:
                self.visit(node, table)

    def visit_function(self, node, table):
        at = self.index(node.lineno, node.col_offset)
        place = self.find(at, r"(?:async\s+)?def\s+", node.name)
        if place is not None:
            self.note(table, node.name, place)
        self.visit_all(node.args.defaults + node.args.kw_defaults, table)
        self.annotations(node.args, table)
        self.visit_all([node.returns], table)
        self.visit_all(node.decorator_list, table)
        inner = self.child(table, "function", node.name, node.lineno)
        self.visit_parameters(node.args, inner)
        self.visit_all(node.body, inner)

    def annotations(self, arguments, table):
        for argument in self.arguments(arguments):
            self.visit_all([argument.annotation], table)

    def arguments(self, arguments):
        some = arguments.posonlyargs + arguments.args + [arguments.vararg] + arguments.kwonlyargs + [arguments.kwarg]
        return [argument for argument in some if argument is not None]

    def visit_parameters(self, arguments, inner):
        for argument in self.arguments(arguments):
            self.note(inner, argument.arg, self.index(argument.lineno, argument.col_offset))

    def visit_class(self, node, table):
        place = self.find(self.index(node.lineno, node.col_offset), r"class\s+", node.name)
        if place is not None:
            self.note(table, node.name, place)
        self.visit_all(node.decorator_list + node.bases, table)
        self.visit_all([keyword.value for keyword in node.keywords], table)
        inner = self.child(table, "class", node.name, node.lineno)
        self.classes.append(node.name)
        self.visit_all(node.body, inner)
        self.classes.pop()


sys.setrecursionlimit(10000)
for path in sys.stdin.read().splitlines():
    try:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        text = text[1:] if text.startswith("\ufeff") else text
        if "\r" in text or "\f" in text:
            raise ValueError("line endings the oracle does not count")
        reader = Reader(text, path)
        reader.visit(reader.tree, reader.top)
        print(json.dumps({"path": path, "groups": list(reader.groups.values()), "unbound": reader.unbound}))
    except Exception as error:
        print(json.dumps({"path": path, "error": "%s: %s" % (type(error).__name__, error)}))
