package dev.cohort.leads.form;

import dev.cohort.persistence.Transactions;
import dev.cohort.rest.AllowedOrigins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The websites that the centre's forms name may send enquiries from their own pages. */
@ApplicationScoped
public class FormOrigins implements AllowedOrigins {
    private final EnquiryForms forms;
    private final Transactions transactions;

    @Inject
    FormOrigins(EnquiryForms forms, Transactions transactions) {
        this.forms = forms;
        this.transactions = transactions;
    }

    @Override
    public boolean allows(String origin) {
        List<String> hosts = transactions.inNew(forms::hosts);
        return hosts.stream().anyMatch(host -> matches(host, origin));
    }

    /** As a browser matches {@code frame-ancestors}: a host without a scheme or port means any. */
    static boolean matches(String host, String origin) {
        URI asked;
        try {
            asked = URI.create(origin.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
        if (asked.getHost() == null || asked.getScheme() == null) return false;
        String rest = host;
        int scheme = rest.indexOf("://");
        if (scheme >= 0) {
            if (!rest.substring(0, scheme).equals(asked.getScheme())) return false;
            rest = rest.substring(scheme + 3);
        }
        int port = rest.indexOf(':');
        if (port >= 0 && !rest.substring(port + 1).equals(String.valueOf(asked.getPort()))) return false;
        if (port < 0 && asked.getPort() >= 0) return false;
        String name = port < 0 ? rest : rest.substring(0, port);
        return name.startsWith("*.")
                ? asked.getHost().endsWith(name.substring(1))
                : asked.getHost().equals(name);
    }
}
