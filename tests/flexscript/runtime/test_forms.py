"""The forms of the language, one small program each, and what it prints."""

from __future__ import annotations

import pytest

from flexscript import build

PROGRAMS = [
    ("print(0xFF, .5, 1e3, 1.);", "255 0.5 1000 1"),
    ('print("a\\tb\\"c\\\\");', 'a\tb"c\\'),
    ('print("a" "b");', "ab"),
    ("print('a');", "97"),
    ("#define N 5\nprint(N + 1);", "6"),
    ("/***tag:x*//**/print(1);/**/", "1"),
    (
        "{ // ************* PickOption Start ************* //\n/***popup:X*/\n/**Custom Code*/\nprint(2);\n} // ******* PickOption End ******* //",
        "2",
    ),
    ('string s = "a\\\nb"; print(s);', "ab"),
    ("print(true, false, NULL, null, nullvar, PI);", "1 0 NULL NULL NULL 3.141593"),
    ("print(STATE_IDLE, TASKTYPE_TRAVEL, DATATYPE_STRING, PREEMPT_ONLY);", "1 8 2 1"),
    ('Object Source = Object.create("Source"); print(Source.name);', "Source1"),
    ("unsigned int x = 4; static int y = 2; const double z = 2.5; print(x, y, z);", "4 2 2.5"),
    ('string x[] = {"a","b"}; print(x[2], x.length);', "b 2"),
    ("int a[3]; print(a.length);", "3"),
    ("intarray a = makearray(3); a[1] = 4; print(a[1]);", "4"),
    (
        'Array a = [1, "a", [2,3]]; print(a[3][2], a.length); Array b = a; b[1] = 9; print(a[1]); Array c = a.clone(); c[1]=1; print(a[1]);',
        "3 3\n9\n9",
    ),
    ("Array a = Array(5); print(a.length, a[1]);", "5 NULL"),
    ('Variant v = 1; v = "x"; v = [1]; print(v.length);', "1"),
    ("var v = 3; v += 1; print(v);", "4"),
    ("int x = 1; { int x = 2; print(x); } print(x);", "2\n1"),
    ("print(7/2, 7/2.0, -7/2, 7%3, -7%3);", "3 3.5 -3 1 -1"),
    ('print(1 + "a", "a" + 1.5, "a" + 2.0);', "1a a1.5 a2"),
    (
        "int i = 5; i += 2; i -= 1; i *= 3; i /= 4; print(i); i %= 3; print(i); i |= 6; print(i); i &= 3; print(i);",
        "4\n1\n7\n3",
    ),
    ("print(1 << 4, 256 >> 2, 6 & 3, 6 | 3, 6 ^ 3, ~5);", "16 64 2 7 5 -6"),
    ("int a; int b = a = 3; print(a++ + ++b, a--, --b);", "5 3 2"),
    ("print(1 < 2 && 2 < 1 || !0);", "1"),
    ("print(1 ? 2 : 3 ? 4 : 5);", "2"),
    ("Object o; print(o?.name);", "NULL"),
    (
        'Object o = Object.create("Queue"); print(o.Foo?, o.Foo? == nullvar);o.Foo = 3; print(o.Foo?);',
        "NULL 1\n3",
    ),
    ('Object o = Object.create("Queue"); o.#name = "lab"; print(o.name, o.#name);', "Queue1 lab"),
    ("print(nullvar == 0, null == NULL);", "0 1"),
    ("Variant v; print(v + 3);", "3"),
    ('print("abc" < "abd", "b" > "a");', "1 1"),
    (
        "print(Vec3(1,2,3) + Vec3(1,1,1), Vec3(1,2,3) * 2, -Vec3(1,2,3), Vec3(2,2,2) * Vec3(1,2,3));",
        "Vec3(2, 3, 4) Vec3(2, 4, 6) Vec3(-1, -2, -3) Vec3(2, 4, 6)",
    ),
    ("int x = 1; print(x++, x);", "1 1"),
    ("int n = 0; for (;;) { n++; if (n > 3) break; } print(n);", "4"),
    ("for (int i = 1, j = 5; i < 3; i++, j--) print(i, j);", "1 5\n2 4"),
    ("int n; while (n < 3) { n++; if (n == 2) continue; print(n); }", "1\n3"),
    (
        "switch (2) { case 1: print(1); case 2: print(2); case 3: print(3); break; default: print(4); }",
        "2\n3",
    ),
    ("switch (9) { case 1: print(1); default: print(4); }", "4"),
    ("if (0) print(1); else if (0) print(2); else print(3);", "3"),
    (
        'Object.create("Queue"); forobjecttreeunder(model()) print(a.name); forobjectlayerunder(model()) { print(a.rank); }',
        "Queue1\n2",
    ),
    ("print(1); return 5; print(2);", "1"),
    (
        'string s = "Hello World!"; print(s.charAt(2), s.indexOf("o"), s.lastIndexOf("o"), s.includes("ll"), s.startsWith("He"), s.endsWith("!"));',
        "e 5 8 1 1 1",
    ),
    (
        'print("Hello, how are you?".search("how"), "x".search("y"), "Hello, how".search(/h[a-z]+/));',
        "8 -1 8",
    ),
    ('print("5".padStart(3, "0") + "5".padEnd(3) + "|");', "0055  |"),
    (
        'print("Hello World!".slice(1, 6), "Hello World!".slice(-6), "Hello World!".substr(1,5), "Hello World!".substr(-6,5));',
        "Hello World! Hello World",
    ),
    (
        'print("foo,bar,,baz".split(",").length, "abc".split()[2], "a b c d".split(" ", 2).length);',
        "4 b 2",
    ),
    ('print("abcd123efg456".split(/[0-9]+/g).join("-"));', "abcd-efg-"),
    (
        'print("a-b-c".replace("-", "+"), "a-b-c".replace("-", "+", 1), "a1b2".replace(/[0-9]/g, "#"), "John Smith".replace(/(\\w+) (\\w+)/, "$2 $1"));',
        "a+b-c a+b+c a#b# Smith John",
    ),
    (
        'print("aB".toLowerCase(), "aB".toUpperCase(), " x ".trim(), "1.5".toNum() * 2, "ab".repeat(2), "abc".length);',
        "ab AB x 3 abab 3",
    ),
    (
        'string t = "Σ=σ"; print(t.length, t.charAt(1), t.charAt(2), t.charAt(3), t.search("="), t.byteToCharIndex(3), t.charToByteIndex(3), t[1]);',
        "5 Σ Σ = 3 2 4 206",
    ),
    (
        'string m = "Processor1 Processor200"; Array f; var r = m.match(/([a-zA-Z]+)(\\d+)/g); while ((f = r.findNextMatch()).length) { pt(f.join(", ")); pr(); }',
        "Processor1, Processor, 1\nProcessor200, Processor, 200",
    ),
    (
        'var r = "A noisy noise annoys an oyster.".match(/nois/g); print(r[1], r[2], r.length, r.getMatchIndex(2));',
        "nois nois 2 9",
    ),
    ('if ("abc".match(/x/)) print("yes"); else print("no");', "no"),
    ("print(string.fromNum(1.5), string.fromNum(1.5, 2), string.fromNum(3));", "1.5 1.50 3"),
    (
        "Array a = [1,2,3,4,5]; a.append([7,8]); print(a.length, a.pop(), a.shift(), a.indexOf(3), a.indexOf(99));",
        "5 8 1 3 -1",
    ),
    (
        "Array a = [1,2,3,4,5]; print(a.slice(2,5), a.concat([6]).length, a.reverse()[1], a.sort()[1], a.unshift(0).length, a.push(6).length);",
        "Array[3]: {5,4,3} 8 6 0 7 6",
    ),
    (
        'Array c = ["Volvo","BMW","Audi","Ford"]; c.splice(2,2); print(c); c.splice(3, 0, ["Lotus","Kia"]); print(c);',
        "Array[2]: {Volvo,Ford}\nArray[4]: {Volvo,Ford,Lotus,Kia}",
    ),
    (
        'Array a = [1,2,3]; a.length = 1; print(a.length, a.join("-"), [1,2,3].join()); a.fill(7); print(a[1]);',
        "1 1 123\n7",
    ),
    (
        'Map m; m["k"] = 1; m.z = 2; print(m.k, m["z"], m.keys.length, m.values[1]); var it = m.find("q"); if (it) print("bad"); else print("absent"); print(m.remove("k"), m.remove("k"));',
        "1 2 2 1\nabsent\n0 1",
    ),
    (
        'Map m; m["a"]=1; m["b"]=2; for (var i = m.begin(); i != m.end(); i++) { i.value = i.value * 10; print(i.key, i.value); } print(m.b);',
        "a 10\nb 20\n20",
    ),
    (
        "Vec3 v = Vec3(3,4,0); print(v.magnitude, v.normalized, v.dot(Vec3(1,0,0)), v.cross(Vec3(0,0,1)), v.lerp(Vec3(5,4,0), 0.5), Vec3(1,0,0).angle(Vec3(0,1,0)));",
        "5 Vec3(0.6, 0.8, 0) 3 Vec3(4, -3, 0) Vec3(4, 4, 0) 90",
    ),
    (
        "Vec2 v = Vec2(1, 0); Vec2 r = v.rotate(90); print(Math.round(r.x), r.y); Vec4 q = Vec4(1,2,3,4); print(q.w);",
        "0 1\n4",
    ),
    (
        "Color k = Color.red; print(k.r, Color.byNumber(3).b, Color(0.1,0.2,0.3).a, Color.black.lerp(Color.white, 0.5).g);",
        "1 1 1 0.5",
    ),
    (
        'Object o = Object.create("Queue"); o.location = Vec3(1,2,3); o.location.x += 5; o.location += Vec3(1,1,1); print(o.location); o.color = Color(1,0,0); o.color.g = 0.5; print(o.color.g);',
        "Vec3(7, 3, 4)\n0.5",
    ),
    (
        'DateTime d = DateTime.compose(2024, 1, 31, 8, 30, 15, 250); print(d.year, d.month, d.day, d.hour, d.minute, d.second, d.millisecond, d.dayOfWeek, d.toString("%m/%d/%Y %H:%M:%S"));',
        "2024 1 31 8 30 15 250 4 01/31/2024 08:30:15",
    ),
    (
        'DateTime d = DateTime("1/1/2024 08:00:00","%m/%d/%Y %H:%M:%S"); d = d + DateTime.hours(2); print(d.hour, d == DateTime.compose(2024,1,1,10), DateTime.days(2).totalHours, DateTime(90).totalMinutes);',
        "10 1 48 1.5",
    ),
    (
        "print(Model.time, Model.startDateTime.year, Model.getTime(Model.getDateTime(60)), Model.dateTime.hour);",
        "0 2024 60 8",
    ),
    (
        "print(Math.ceil(1.2), Math.floor(7.9)/2, Math.round(2.567, 2), Math.sqr(3), Math.max(1,5), Math.min([3,1,2]), Math.frac(1.25), Math.sign(-3), Math.factorial(5), Math.degrees(Math.pi), Math.fmod(7.5, 2));",
        "2 3 2.57 9 5 1 0.25 -1 120 180 1.5",
    ),
    ("print(sqrt(16), pow(2,3), fabs(-2), max(1,2), round(2.5), fmod(7,4));", "4 8 2 2 3 3"),
    (
        'treenode t = Tools.create("GlobalTable"); t.name = "T"; Table("T").setSize(2,2); Table("T")[1][2] = 5; Table("T").setColHeader(2, "Qty"); print(Table("T")[1]["Qty"], Table("T").numRows, Table("T").getColNum("Qty"), gettablenum("T",1,2)); Table x = Table("T"); x.addRow(); x[3][1] = "k"; print(x.getRowByKey("k"), x.getValueByKey("k", 2)); Table("T").sort(2, 0); print(x[1][2]);',
        "5 2 2 5\n3 0\n5",
    ),
    (
        'treenode t = Tools.create("GlobalTable"); t.name = "Orders"; Table o = t; o.setSize(3,2); o.setColHeader(1,"Id"); o.setColHeader(2,"Qty"); for (int i = 1; i <= 3; i++) { o[i][1] = i; o[i][2] = i * 10; } Table r = Table.query("SELECT Id, Qty FROM Orders WHERE Qty > $1 ORDER BY Qty DESC", 10); print(r.numRows, r[1]["Id"], r[1][2]); Table.query("UPDATE Orders SET Qty = 0 WHERE Id = 1"); print(o[1][2]); Table.query("DELETE FROM Orders WHERE Id = 3"); print(o.numRows); Table.query("INSERT INTO Orders VALUES (9, 90)"); print(o[3][1]);',
        "2 3 30\n0\n2\n9",
    ),
    (
        'Array v = [5, 3, 8]; Table r = Table.query("SELECT value AS v, $2 AS twice FROM $1 ORDER BY value", v, $iter(1) * 2); print(r[1][1], r[1][2], r.numRows);',
        "3 6 3",
    ),
    (
        'Object a = Object.create("Queue"); a.Pri = 2; Object b = Object.create("Queue"); b.Pri = 1; Tools.create("List").name = "L"; List("L").push(a); List("L").push(b); print(List("L").entries().length); Object first = List("L").pull("ORDER BY Pri ASC", 1); print(first.name, List("L").pull("WHERE Pri > 5", 1), List("L").pull("WHERE Pri == 2", 1));',
        "2\nQueue2 NULL /Queue1",
    ),
    (
        'Tools.create("Group").name = "G"; Object a = Object.create("Queue"); Group("G").addMember(a); print(Group("G").length, Group("G")[1].name, Group("G").isMember(a), Group("G").indexOf(a)); Group("G").removeMember(a); print(Group("G").length);',
        "1 Queue1 1 1\n0",
    ),
    (
        'Tools.create("TrackedVariable").name = "W"; TrackedVariable("W").value = 4; TrackedVariable("W").value += 2; print(TrackedVariable("W").value, TrackedVariable("W").maximum);',
        "6 6",
    ),
    (
        'Model.parameters.Speed = 3; Model.parameters["N"] = 2; print(Model.parameters.Speed * Model.parameters["N"]);',
        "6",
    ),
    (
        'print(JSON.stringify([1, "a", [2]])); Map m = JSON.parse("{\\"a\\": [1, 2]}"); print(m["a"][2], JSON.stringify(m));',
        '[1,"a",[2]]\n2 {"a":[1,2]}',
    ),
    (
        'Object q = Object.create("Queue"); Object p = Object.create("Processor"); print(Model.find("Queue1").name, model().subnodes.length, model().first.name, model().subnodes[2].name, model().subnodes["Processor1"].rank, q.next.name, p.prev.name, q.up.name, content(model()), rank(model(), 2).name);',
        "Queue1 3 Tools Queue1 3 Processor1 Queue1 model 3 Queue1",
    ),
    (
        'Object q = Object.create("Queue"); q.setProperty("MaxContent", 7); print(q.find(">variables/maxcontent").value, node(">variables/maxcontent", q).value, getvarnum(q, "maxcontent")); q.find(">variables/maxcontent").value = 9; print(q.getProperty("MaxContent"), getnodenum(q.find(">variables/maxcontent")));',
        "7 7 7\n9 9",
    ),
    (
        'Object q = Object.create("Queue"); q.X = 1; print(q.labels["X"].value, q.labels["X"].name, q.labels["X"].dataType, q.labels.length); q.labels["X"].value = 5; print(q.X, q.labels.assert("Y", 3).value); q.labels.assert("X", 1).value += 10; print(q.X); print(q.labels["X"]);',
        "1 X 1 1\n5 3\n15\n/Queue1>labels/X",
    ),
    (
        'Object q = Object.create("Queue"); q.name = "My Q"; print(q.getPath(), Model.find("My Q").name, node("MODEL:/My Q").name, Model.find("/My Q") == q, Model.find("2") == q);',
        "MODEL:/My Q My Q My Q 1 1",
    ),
    (
        'Object a = Object.create("Queue"); a.name = "Q"; Object b = Object.create("Queue"); b.name = "Q"; print(Model.find("Q~2") == b, node("MAIN:/model/?Q") == a, a.find("..").name, a.find(">labels/..~") == a);',
        "1 1 model 1",
    ),
    (
        'print(library().find("?Queue").name, library().find("fixedresources/Sink").getPath());',
        "Queue /library/fixedresources/Sink",
    ),
    (
        'Object q = Object.create("Queue"); print(q.is(Object), q.is(TaskExecuter), q.as(Object).name, model().is(Object)); Object op = Object.create("Operator"); TaskExecuter te = op; print(te.name);',
        "1 0 Queue1 0\nOperator1",
    ),
    (
        'print(executestring("int x = 3; return x * 2;"), executestring("1 + 2"), executestring("return param(1) + 1;", 4));',
        "6 3 5",
    ),
    (
        'Object q = Object.create("Queue"); q.f = "return 42;"; switch_flexscript(q.labels["f"], 1); print(q.labels["f"].evaluate(), q.labels["f"].value);',
        "42 return 42;",
    ),
    (
        'Object a = Object.create("Queue"); Object b = Object.create("Queue"); contextdragconnection(a, b, "A"); contextdragconnection(a, b, "S"); print(a.outObjects.length, a.outObjects[1].name, b.inObjects[1] == a, a.centerObjects[1] == b, outobject(a,1) == b, nrop(a), nrcp(b), a.outObjects.toArray().length);',
        "1 Queue2 1 1 1 1 1 1",
    ),
    (
        'Object a = Object.create("Queue"); print(a.stats.input.value, a.stats.state().valueString, a.flags.showName, a.stopCount, a.resetPosition.location.x, getstat(a, "Content", STAT_AVERAGE)); a.flags.showName = 0; print(a.getProperty("ShowName"));',
        "0 idle 1 0 0 0\n0",
    ),
    (
        'Object p = Object.create("Processor"); p.setProperty("ProcessTime", [2, "min"]); print(p.getProperty("ProcessTime"), p.getProperty("ProcessTime", GET_PROPERTY_FLAG_UNITS), p.getProperty("MaxContent", GET_PROPERTY_FLAG_STRING) + "!");',
        "120 Array[2]: {120,s} 1!",
    ),
    (
        'print(concat("a", "b"), numtostring(3.14159, 0, 2), stringtonum("4.5") + 1, stringlen("abc"), stringpart("Hello",2,3), strascii(65), asciistr("A"));',
        "ab 3.14 5.5 3 llo A 65",
    ),
    (
        "print(minutes(2), hours(1), days(1), ft(1), getmodelunit(TIME_MULTIPLE));",
        "120 3600 86400 0.3048 1",
    ),
    (
        'Object q = Object.create("Queue"); treenode c = q.copy(); print(c.name, q.attrs.spatialx.value); c.destroy(); print(objectexists(c), model().subnodes.length);',
        "Queue2 0\n0 2",
    ),
    (
        'Object q = Object.create("Queue"); print(q.getLocation(0.5, 0.5, 0)); q.setLocation(10,0,0,0.5,0.5,0); print(q.location); q.setSize(Vec3(1,1,1)); q.setRotation(0,0,90); print(q.rotation.z, xloc(q), zrot(q), xsize(q)); print(Vec3(1,0,0).project(q, model()));',
        "Vec3(1, -1, 0)\nVec3(9, 1, 0)\n90 9 90 1\nVec3(9, 2, 0)",
    ),
    ('pt("a"); pf(1.5); pd(2); pr(); pt("b");', "a1.52\nb"),
    ("print(dempirical([[100, 7]]));", "7"),
]


@pytest.mark.parametrize(("program", "output"), PROGRAMS)
def test_what_a_form_does(program: str, output: str) -> None:
    result = build(program)
    assert result.ok, [str(found) for found in result.diagnostics]
    assert "\n".join(result.output) == output
