package im.parley.server.config.tdsl;

import im.parley.server.config.tdsl.grammar.TdslParser.AttributesContext;
import im.parley.server.config.tdsl.grammar.TdslParser.BeanContext;
import im.parley.server.config.tdsl.grammar.TdslParser.BodyContext;
import im.parley.server.config.tdsl.grammar.TdslParser.FileContext;
import im.parley.server.config.tdsl.grammar.TdslParser.PropertyContext;
import im.parley.server.config.tdsl.grammar.TdslParser.SeparatorContext;
import im.parley.server.config.tdsl.grammar.TdslParser.StrayContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Turns the parse tree into blocks and values, and reports what parses but makes no sense. */
final class Evaluator {
    private static final List<String> ATTRIBUTES = List.of("class", "active", "exportable");

    private final Words words;
    private final Lookup lookup;
    private final Problems problems;
    private final Map<String, Setting> globals = new LinkedHashMap<>();

    Evaluator(String file, Lookup lookup, Problems problems) {
        this.words = new Words(file, problems);
        this.lookup = lookup;
        this.problems = problems;
    }

    Document document(FileContext file) {
        // Globals become system properties, so prop() sees them wherever they stand in the file.
        file.body().property().stream().filter(property -> property.GLOBAL() != null).forEach(this::global);
        var at = new Position(words.file(), 1, 1);
        return new Document(block("", at, Block.Attributes.NONE, file.body(), true), ordered(globals));
    }

    private void global(PropertyContext property) {
        var name = property.GLOBAL().getText().substring(2);
        put(globals, name, setting(name, property));
    }

    private Block block(String name, Position at, Block.Attributes attributes, BodyContext body, boolean root) {
        var settings = new LinkedHashMap<String, Setting>();
        var beans = new LinkedHashMap<String, Block>();
        checkSeparators(body);
        for (var property : body.property()) {
            if (property.GLOBAL() == null) {
                var key = words.key(property.key());
                put(settings, key, setting(key, property));
            } else if (!root) {
                problems.add(words.at(property), "global settings (--) stand outside of all blocks");
            }
        }
        for (var bean : body.bean()) {
            put(beans, bean);
        }
        return new Block(name, at, attributes, ordered(settings), ordered(beans));
    }

    private void put(Map<String, Block> beans, BeanContext context) {
        var name = words.key(context.key());
        var at = words.at(context);
        var attributes = context.attributes() == null ? Block.Attributes.NONE : attributes(context.attributes());
        var block = context.block() == null
                ? new Block(name, at, attributes, Map.of(), Map.of())
                : block(name, at, attributes, context.block().body(), false);
        var first = beans.putIfAbsent(name, block);
        if (first != null) {
            problems.add(at, "bean '" + name + "' is configured already in line " + first.at().line());
        }
    }

    private Block.Attributes attributes(AttributesContext context) {
        var found = new LinkedHashMap<String, String>();
        for (var attribute : context.attribute()) {
            var name = words.key(attribute.key(0));
            var value = words.key(attribute.key(1));
            if (!ATTRIBUTES.contains(name)) {
                problems.add(
                        words.at(attribute),
                        "unknown attribute '" + name + "'; known are class, active and exportable"
                                + Nearest.hint(name, ATTRIBUTES));
            } else if (!name.equals("class") && !isTruth(value)) {
                problems.add(words.at(attribute.key(1)), name + " is true or false, not '" + value + "'");
            } else if (found.putIfAbsent(name, value) != null) {
                problems.add(words.at(attribute), "attribute '" + name + "' is given twice");
            }
        }
        return new Block.Attributes(
                true,
                Optional.ofNullable(found.get("class")),
                Optional.ofNullable(found.get("active")).map(Boolean::valueOf),
                Optional.ofNullable(found.get("exportable")).map(Boolean::valueOf));
    }

    private static boolean isTruth(String text) {
        return text.equals("true") || text.equals("false");
    }

    private Setting setting(String key, PropertyContext property) {
        var at = words.at(property);
        if (property.value() == null) {
            problems.add(at, "'" + key + "' has no value; for \"not set\" write null");
            return new Setting(key, new Value.Nothing(at), at, Set.of());
        }
        var expressions = new Expressions(words, lookupWithGlobals(), problems, this::entries);
        var value = expressions.value(property.value());
        return new Setting(key, value, at, expressions.variables());
    }

    private Lookup lookupWithGlobals() {
        return new Lookup(lookup.env(), name -> {
            var global = globals.get(name);
            return global == null ? lookup.props().apply(name) : global.value().plain();
        });
    }

    /** The inside of a map: settings only. */
    private Map<String, Setting> entries(BodyContext body) {
        var settings = new LinkedHashMap<String, Setting>();
        checkSeparators(body);
        for (var bean : body.bean()) {
            var name = words.key(bean.key());
            problems.add(words.at(bean), "a map holds settings, not beans; write '" + name + "' = { ... }");
        }
        for (var property : body.property()) {
            if (property.GLOBAL() != null) {
                problems.add(words.at(property), "global settings (--) stand outside of all blocks");
            } else {
                var key = words.key(property.key());
                put(settings, key, setting(key, property));
            }
        }
        return ordered(settings);
    }

    private void put(Map<String, Setting> settings, String key, Setting setting) {
        var first = settings.putIfAbsent(key, setting);
        if (first != null) {
            problems.add(
                    setting.at(), "'" + key + "' is set already in line " + first.at().line());
        }
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(map);
    }

    /** A setting ends with its line, with ';', with ',' or with the block. */
    private void checkSeparators(BodyContext body) {
        Optional<ParseTree> before = Optional.empty();
        for (int i = 0; i < body.getChildCount(); i++) {
            var child = body.getChild(i);
            var glued = before.filter(PropertyContext.class::isInstance).isPresent();
            if (child instanceof StrayContext stray) {
                reportStray(stray, glued);
            } else if (glued && !(child instanceof SeparatorContext) && child instanceof ParserRuleContext item) {
                problems.add(words.at(item), "start a new line here, or separate with ',' or ';'");
            }
            before = Optional.of(child);
        }
    }

    private void reportStray(StrayContext stray, boolean glued) {
        var text = stray.getText();
        problems.add(
                words.at(stray),
                glued
                        ? "unexpected " + text + " after the value; text with blanks needs quotes"
                        : text + " is neither a setting (name = value) nor a bean (name () { ... })");
    }
}
