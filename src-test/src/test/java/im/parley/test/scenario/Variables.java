package im.parley.test.scenario;

import im.parley.test.client.TestClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What the words in braces stand for. {@code {Romeo}} is his full JID, {@code {Romeo's account}} the bare one,
 * {@code {Romeo's name}} its local part, {@code {Romeo's password}} his password, {@code {base64 text}} an encoding
 * (with {@code \0} for NUL), {@code {salted SHA-256 salt 4096 password}} what RFC 5802 calls so, {@code {handshake id secret}} the proof of XEP-0114,
 * {@code {times 3 ab}} a repetition, {@code {newline}} a line break, and {@code {x}} what
 * {@code {capture x}} has caught.
 */
final class Variables {
    private static final Pattern INNERMOST = Pattern.compile("\\{([^{}]*)}");
    private static final String CAPTURE = "capture ";
    /** Braces that a pattern keeps; no scenario contains these characters. */
    private static final char LEFT = '\uE000';
    private static final char RIGHT = '\uE001';
    private static final Map<String, String> WILDCARDS = Map.of(
            "any", "(?s:.+)",
            "scansion:any", "(?s:.+)",
            "number", "-?\\d+",
            "date", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();

    void set(String name, String value) {
        values.put(name, value);
    }

    void setAll(Map<String, String> captured) {
        values.putAll(captured);
    }

    /** Has the bare JID of the text stand for another one, because several plays share a server. */
    void rename(String written, String real) {
        accounts.put(written, real);
    }

    String real(String writtenAccount) {
        return accounts.getOrDefault(writtenAccount, writtenAccount);
    }

    /** The text with everything in braces replaced. */
    String expand(String text) {
        String expanded = resolve(renamed(text), false);
        if (expanded.indexOf(LEFT) >= 0) {
            throw new IllegalArgumentException("unknown: " + expanded.replace(LEFT, '{').replace(RIGHT, '}'));
        }
        return expanded;
    }

    /** Matches a value against a text with wildcards; adds what is caught to {@code captured}. */
    boolean matches(String template, String value, Map<String, String> captured) {
        String resolved = resolve(renamed(template), true);
        if (resolved.indexOf(LEFT) < 0) {
            return resolved.equals(value);
        }
        List<String> names = new ArrayList<>();
        Matcher match = pattern(resolved, names).matcher(value);
        if (!match.matches()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            captured.put(names.get(i), match.group(i + 1));
        }
        return true;
    }

    private static Pattern pattern(String resolved, List<String> names) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < resolved.length()) {
            int left = resolved.indexOf(LEFT, at);
            if (left < 0) {
                left = resolved.length();
            }
            regex.append(Pattern.quote(resolved.substring(at, left)));
            if (left == resolved.length()) {
                break;
            }
            int right = resolved.indexOf(RIGHT, left);
            String word = resolved.substring(left + 1, right);
            if (word.startsWith(CAPTURE)) {
                names.add(word.substring(CAPTURE.length()).strip());
                regex.append("((?s:.+))");
            } else {
                regex.append(WILDCARDS.get(word));
            }
            at = right + 1;
        }
        return Pattern.compile(regex.toString());
    }

    private String renamed(String text) {
        String result = text;
        List<String> longestFirst = new ArrayList<>(accounts.keySet());
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        for (String written : longestFirst) {
            result = result.replace(written, accounts.get(written));
        }
        return result;
    }

    private String resolve(String text, boolean inPattern) {
        String result = text;
        for (Matcher braces = INNERMOST.matcher(result); braces.find(); braces = INNERMOST.matcher(result)) {
            String value = value(braces.group(1), inPattern);
            result = result.substring(0, braces.start()) + value + result.substring(braces.end());
        }
        return result;
    }

    private static String salted(String hash, byte[] salt, int iterations, String password) {
        try {
            int bits = MessageDigest.getInstance(hash).getDigestLength() * 8;
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, bits);
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash.replace("-", ""))
                    .generateSecret(spec)
                    .getEncoded();
            return Base64.getEncoder().encodeToString(salted);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String value(String word, boolean inPattern) {
        if (values.containsKey(word)) {
            return values.get(word);
        }
        if (word.startsWith("base64 ")) {
            byte[] plain = word.substring("base64 ".length()).replace("\\0", "\0").getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(plain);
        }
        if (word.startsWith("salted ")) {
            String[] parts = word.split(" ", 5);
            return salted(parts[1], Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[3]), parts[4]);
        }
        if (word.startsWith("handshake ")) {
            String[] parts = word.split(" ", 3);
            return TestClient.handshake(parts[1], parts[2]);
        }
        if (word.equals("newline")) {
            return "\n";
        }
        if (word.startsWith("times ")) {
            String[] parts = word.split(" ", 3);
            return parts[2].repeat(Integer.parseInt(parts[1]));
        }
        if (!inPattern || !(word.startsWith(CAPTURE) || WILDCARDS.containsKey(word))) {
            throw new IllegalArgumentException("nothing is known of {" + word + "}");
        }
        return LEFT + word + RIGHT;
    }
}
