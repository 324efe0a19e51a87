package im.parley.feature.legacy;

import static im.parley.server.spi.Hook.hold;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.wire.form.DateTime;
import im.parley.wire.form.Delay;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * XEP-0091: Legacy Delayed Delivery. Adds the old stamp to stanzas that have the one of XEP-0203. Off unless it is
 * switched on: the specification is obsolete.
 */
@ServerFeature
final class LegacyDelays implements Feature {
    private static final Name X = Name.of("jabber:x:delay", "x");
    /** Section 4: "CCYYMMDDThh:mm:ss", understood as UTC. */
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    @Override
    public Spec spec() {
        return Spec.xep(91, "1.4").processor("legacy-delay").offByDefault();
    }

    @Override
    public List<Hook> hooks() {
        return List.of(hold(Stanza.class, this::add));
    }

    /** Section 2: "one and only one". */
    private Verdict add(Stanza stanza, Session recipient) {
        Optional<Element> delay = stanza.child(Delay.DELAY);
        return delay.isEmpty() || stanza.has(X)
                ? Verdict.PASS
                : delay.flatMap(LegacyDelays::old)
                        .map(old -> Verdict.replace(stanza.with(stanza.content().plus(old))))
                        .orElse(Verdict.PASS);
    }

    private static Optional<Element> old(Element delay) {
        return DateTime.parse(delay.attribute("stamp", "")).map(since -> Element.build(X)
                .attribute("from", delay.attribute("from"))
                .attribute("stamp", STAMP.format(since))
                .text(delay.text())
                .build());
    }
}
