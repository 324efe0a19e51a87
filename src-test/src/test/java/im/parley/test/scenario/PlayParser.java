package im.parley.test.scenario;

import im.parley.test.client.XmlFeed;
import im.parley.test.scenario.Step.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Reads a play. Each line that does not begin with white space is a sentence; what is indented below belongs to it. */
public final class PlayParser {
    private static final Pattern CAST = Pattern.compile(
            "(?<name>.+?) is (?<account>[^/\\s]+@[^/\\s]+)(?:/(?<resource>\\S+))?"
                    + "(?:(?<without>, who has no account)|, whose password has keys for (?<keys>SHA-\\d+) alone)?");
    private static final Pattern COMPONENT =
            Pattern.compile("(?<name>.+?) is the component (?<domain>[^@/\\s,]+)(?<unknown>, which is not set up)?");
    private static final Pattern FRIENDS = Pattern.compile("(?<one>.+) and (?<other>.+) are friends");
    private static final Pattern AUTHENTICATES =
            Pattern.compile("authenticates with (?<mechanism>[A-Z0-9-]+)(?<wrong> and a wrong password)?");
    private static final Pattern RESUMES = Pattern.compile("resumes (?<id>\\S+) having received (?<handled>\\d+)");
    private static final Pattern INLINE = Pattern.compile(
            "authenticates by SASL2 with (?<mechanism>[A-Z0-9-]+)(?: and (?<secret>\\S*[^\\s:]))?(?<more>:)?");
    private static final Pattern STREAM_ERROR = Pattern.compile("stream ends with (?<condition>[a-z-]+)");
    private static final Map<String, Progress> CONNECTS = Map.of(
            "opens a connection", Progress.CONNECTION,
            "opens a stream", Progress.STREAM,
            "opens a secured stream", Progress.SECURED,
            "logs in", Progress.LOGGED_IN,
            "connects", Progress.BOUND);

    private final Path file;
    private final List<String> lines;
    private final Map<String, Role> cast = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private String title = "";
    private Play.Venue venue = Play.Venue.ANY;
    private String configuration = "";
    private int next;

    private PlayParser(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Reads the play in a file. */
    public static Play read(Path file) {
        try {
            return parse(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Play parse(Path file, List<String> lines) {
        return new PlayParser(file, lines).parse();
    }

    private Play parse() {
        while (next < lines.size()) {
            String line = lines.get(next++).stripTrailing();
            if (line.startsWith("#")) {
                title = title.isEmpty() ? line.substring(1).strip() : title;
            } else if (!line.isEmpty()) {
                sentence(line);
            }
        }
        if (title.isEmpty()) {
            throw error("the first line must be a title: # RFC ... section ...: what happens");
        }
        if (steps.isEmpty()) {
            throw error("nothing happens");
        }
        return new Play(file, title, venue, configuration, List.copyOf(cast.values()), List.copyOf(steps));
    }

    private void sentence(String line) {
        Matcher casting = CAST.matcher(line);
        Matcher component = COMPONENT.matcher(line);
        Matcher friends = FRIENDS.matcher(line);
        if (Character.isWhitespace(line.charAt(0))) {
            throw error("only the sentences sends: and receives: have something indented below");
        } else if (line.equals("(in process only)")) {
            venue = Play.Venue.IN_PROCESS;
        } else if (line.equals("(in process only) with the configuration:")) {
            venue = Play.Venue.IN_PROCESS;
            configuration = String.join("\n", indented());
        } else if (line.equals("(live only)")) {
            venue = Play.Venue.LIVE;
        } else if (component.matches()) {
            boolean known = component.group("unknown") == null;
            cast(new Role(component.group("name"), component.group("domain"), "", known, ""));
        } else if (casting.matches()) {
            cast(casting);
        } else if (friends.matches()) {
            steps.add(new Step.Befriend(next, role(friends.group("one")), role(friends.group("other"))));
        } else {
            Role subject = subject(line);
            String rest = line.substring(subject.name().length());
            steps.add(rest.startsWith("'s ") ? possessive(subject, rest.substring(3)) : action(subject, rest.strip()));
        }
    }

    private void cast(Matcher casting) {
        cast(new Role(
                casting.group("name"),
                casting.group("account"),
                Optional.ofNullable(casting.group("resource")).orElse(""),
                casting.group("without") == null,
                Optional.ofNullable(casting.group("keys")).orElse("")));
    }

    private void cast(Role role) {
        if (cast.put(role.name(), role) != null) {
            throw error(role.name() + " is cast twice");
        }
    }

    private Step action(Role role, String verb) {
        int line = next;
        Matcher authenticates = AUTHENTICATES.matcher(verb);
        if (CONNECTS.containsKey(verb)) {
            return new Step.Connect(line, role, CONNECTS.get(verb));
        }
        if (authenticates.matches()) {
            boolean wrong = authenticates.group("wrong") != null;
            return new Step.Authenticate(line, role, authenticates.group("mechanism"), wrong);
        }
        Matcher resumes = RESUMES.matcher(verb);
        if (resumes.matches()) {
            return new Step.Resume(line, role, resumes.group("id"), resumes.group("handled"));
        }
        Matcher inline = INLINE.matcher(verb);
        if (inline.matches()) {
            String secret = Optional.ofNullable(inline.group("secret")).orElse("");
            String more = inline.group("more") == null ? "" : wellFormed(block());
            return new Step.InlineLogin(line, role, inline.group("mechanism"), secret, more);
        }
        return switch (verb) {
            case "starts the TLS handshake" -> new Step.Handshake(line, role);
            case "becomes available" -> new Step.Appear(line, role);
            case "sends:" -> new Step.Send(line, role, wellFormed(block()));
            case "sends raw:" -> new Step.Send(line, role, block());
            case "receives:" -> new Step.Receive(line, role, expectations(), false);
            case "receives in any order:" -> new Step.Receive(line, role, expectations(), true);
            case "receives nothing more" -> new Step.ReceiveNothingMore(line, role);
            case "ignores what came so far" -> new Step.Ignore(line, role);
            case "disconnects" -> new Step.Disconnect(line, role);
            case "vanishes" -> new Step.Vanish(line, role);
            default -> throw error("nobody can \"" + verb + "\"");
        };
    }

    private Step possessive(Role role, String rest) {
        Matcher error = STREAM_ERROR.matcher(rest);
        if (error.matches()) {
            return new Step.StreamEnds(next, role, error.group("condition"));
        }
        return switch (rest) {
            case "stream ends" -> new Step.StreamEnds(next, role, "");
            case "connection ends" -> new Step.ConnectionEnds(next, role);
            default -> throw error("nobody's \"" + rest + "\"");
        };
    }

    private Role subject(String line) {
        Role longest = null;
        for (Role role : cast.values()) {
            boolean begins = line.startsWith(role.name() + ' ') || line.startsWith(role.name() + "'s ");
            if (begins && (longest == null || role.name().length() > longest.name().length())) {
                longest = role;
            }
        }
        if (longest == null) {
            throw error("this sentence begins with nobody of the cast: " + line);
        }
        return longest;
    }

    private Role role(String name) {
        Role role = cast.get(name);
        if (role == null) {
            throw error("nobody is called " + name);
        }
        return role;
    }

    /** The indented lines, joined as XML allows: without the line breaks between tags. */
    private String block() {
        StringBuilder block = new StringBuilder();
        for (String line : indented()) {
            boolean betweenTags = line.startsWith("<") || block.isEmpty() || block.charAt(block.length() - 1) == '>';
            block.append(betweenTags ? "" : " ").append(line);
        }
        if (block.isEmpty()) {
            throw error("what is sent or received must stand indented below");
        }
        return block.toString();
    }

    private List<String> indented() {
        List<String> block = new ArrayList<>();
        while (next < lines.size() && (lines.get(next).isBlank() || lines.get(next).startsWith(" "))) {
            block.add(lines.get(next++).strip());
        }
        return block;
    }

    private String wellFormed(String xml) {
        try {
            XmlFeed.elements(xml);
            return xml;
        } catch (XMLStreamException e) {
            throw error("not well-formed (\"sends raw:\" allows that): " + e.getMessage());
        }
    }

    private List<Expectation> expectations() {
        int line = next;
        try {
            return Templates.read(block());
        } catch (XMLStreamException e) {
            throw new PlayError(file, line, String.valueOf(e.getMessage()));
        }
    }

    private PlayError error(String why) {
        return new PlayError(file, next, why);
    }
}
