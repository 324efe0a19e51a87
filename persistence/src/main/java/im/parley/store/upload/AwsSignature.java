package im.parley.store.upload;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 in the {@code Authorization} header.
 *
 * @param region for example {@code eu-central-1}
 * @param service for example {@code s3}
 */
record AwsSignature(String accessKey, String secretKey, String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String HMAC = "HmacSHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    /** The time as it stands in {@code X-Amz-Date}. */
    static String time(Instant now) {
        return TIME.format(now);
    }

    /**
     * The value of the header for a request.
     *
     * @param headers the headers that are signed, {@code Host} and {@code X-Amz-Date} among them
     * @param payload what stands in {@code X-Amz-Content-Sha256}
     */
    String authorization(String method, URI address, Map<String, String> headers, String payload, Instant now) {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) ->
                lower.put(name.toLowerCase(Locale.ROOT), value.strip().replaceAll(" +", " ")));
        String names = String.join(";", lower.keySet());
        String lines = lower.entrySet().stream()
                .map(header -> header.getKey() + ':' + header.getValue() + '\n')
                .collect(Collectors.joining());
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String canonical = String.join("\n", method, path, query(address), lines, names, payload);
        String scope = String.join("/", DATE.format(now), region, service, "aws4_request");
        String toSign = String.join("\n", ALGORITHM, time(now), scope, hex(sha256(canonical)));
        byte[] signature = hmac(key(now), toSign);
        return ALGORITHM + " Credential=" + accessKey + '/' + scope + ", SignedHeaders=" + names + ", Signature="
                + hex(signature);
    }

    /** Each name and value encoded by RFC 3986, in the order of the names. */
    private static String query(URI address) {
        String query = address.getRawQuery();
        if (query == null || query.isEmpty()) {
            return "";
        }
        return Arrays.stream(query.split("&", -1))
                .map(part -> {
                    int equals = part.indexOf('=');
                    return equals < 0
                            ? again(part) + '='
                            : again(part.substring(0, equals)) + '=' + again(part.substring(equals + 1));
                })
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String again(String encoded) {
        return URLEncoder.encode(
                        URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private byte[] key(Instant now) {
        byte[] start = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        return hmac(hmac(hmac(hmac(start, DATE.format(now)), region), service), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
