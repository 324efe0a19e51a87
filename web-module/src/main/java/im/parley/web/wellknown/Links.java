package im.parley.web.wellknown;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The other ways to connect, XEP-0156, by their link relation.
 *
 * @param addresses the address of each way
 */
record Links(Map<String, String> addresses) {
    private static final String WEBSOCKET = "urn:xmpp:alt-connections:websocket";
    private static final String BOSH = "urn:xmpp:alt-connections:xbosh";

    /**
     * The links of a web server.
     *
     * @param base the address of the web server, as clients see it
     */
    static Links of(String base, Optional<String> webSocketPath, Optional<String> boshPath) {
        Map<String, String> addresses = new LinkedHashMap<>();
        webSocketPath.ifPresent(path -> addresses.put(WEBSOCKET, base.replaceFirst("^http", "ws") + path));
        boshPath.ifPresent(path -> addresses.put(BOSH, base + path));
        return new Links(addresses);
    }

    /** The base of these links: of the public address without the slash at its end. */
    static String base(String publicUrl) {
        String text = URI.create(publicUrl).toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** As XRD, RFC 6415. */
    String xrd() {
        StringBuilder text = new StringBuilder("""
                <?xml version='1.0' encoding='utf-8'?>
                <XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>
                """);
        addresses.forEach((relation, address) -> text.append("  <Link rel='")
                .append(relation)
                .append("' href='")
                .append(escaped(address))
                .append("'/>\n"));
        return text.append("</XRD>\n").toString();
    }

    /** As JRD, RFC 6415 appendix A. */
    String jrd() {
        StringBuilder text = new StringBuilder("{\"links\":[");
        String separator = "";
        for (Map.Entry<String, String> link : addresses.entrySet()) {
            text.append(separator)
                    .append("{\"rel\":\"")
                    .append(link.getKey())
                    .append("\",\"href\":\"")
                    .append(quoted(link.getValue()))
                    .append("\"}");
            separator = ",";
        }
        return text.append("]}\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
