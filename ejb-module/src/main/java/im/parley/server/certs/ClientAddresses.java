package im.parley.server.certs;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * The addresses that a client's certificate is for: its xmppAddrs (RFC 6120 section 13.7.1.4), else its e-mail addresses,
 * else its common names that look like an address.
 */
final class ClientAddresses {
    private static final ASN1ObjectIdentifier XMPP_ADDR = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.5");

    private ClientAddresses() {}

    static List<String> of(X509Certificate certificate) {
        try {
            JcaX509CertificateHolder holder = new JcaX509CertificateHolder(certificate);
            List<String> xmpp = new ArrayList<>();
            List<String> mail = new ArrayList<>();
            for (GeneralName name : alternatives(holder)) {
                read(name, xmpp, mail);
            }
            List<String> found = !xmpp.isEmpty() ? xmpp : !mail.isEmpty() ? mail : common(holder.getSubject());
            return found.stream().filter(name -> name.indexOf('@') > 0).distinct().toList();
        } catch (java.security.GeneralSecurityException | IllegalArgumentException | ClassCastException damaged) {
            return List.of(); // what cannot be read says nothing
        }
    }

    private static List<GeneralName> alternatives(JcaX509CertificateHolder holder) {
        Extension extension = holder.getExtension(Extension.subjectAlternativeName);
        return extension == null
                ? List.of()
                : Arrays.asList(GeneralNames.getInstance(extension.getParsedValue()).getNames());
    }

    private static void read(GeneralName name, List<String> xmpp, List<String> mail) {
        if (name.getTagNo() == GeneralName.rfc822Name) {
            mail.add(name.getName().toString());
        } else if (name.getTagNo() == GeneralName.otherName) {
            OtherName other = OtherName.getInstance(name.getName());
            if (other.getTypeID().equals(XMPP_ADDR)) {
                xmpp.add(ASN1UTF8String.getInstance(other.getValue()).getString());
            }
        }
    }

    private static List<String> common(X500Name subject) {
        return Arrays.stream(subject.getRDNs(BCStyle.CN))
                .map(relative -> IETFUtils.valueToString(relative.getFirst().getValue()))
                .toList();
    }
}
