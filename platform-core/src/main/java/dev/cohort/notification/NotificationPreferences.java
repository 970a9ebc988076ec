package dev.cohort.notification;

import dev.cohort.audit.Audit;
import dev.cohort.module.Contributions;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** How members want to be told; everybody decides for themselves, and nobody for others. */
@ApplicationScoped
public class NotificationPreferences {
    /** Stands for every kind without a wish of its own. */
    public static final String ALL = "all";

    private static final UUID NOBODY = new UUID(0, 0);

    private final TenantTransaction transaction;
    private final Contributions contributions;
    private final Audit audit;

    @Inject
    NotificationPreferences(TenantTransaction transaction, Contributions contributions, Audit audit) {
        this.transaction = transaction;
        this.contributions = contributions;
        this.audit = audit;
    }

    record Kept(String kind, boolean inApp, NewsByMail email) {}

    /** The caller's, of all kinds there are news of here. */
    @Transactional
    public List<NotificationPreference> list() {
        Map<String, Kept> kept = new LinkedHashMap<>();
        transaction
                .handle()
                .createQuery(
                        "select kind, in_app, email from notification_preference where member_id = :member order by kind")
                .bind("member", self())
                .mapTo(Kept.class)
                .forEach(each -> kept.put(each.kind(), each));
        Kept general = kept.getOrDefault(ALL, new Kept(ALL, true, NewsByMail.NONE));
        List<NotificationPreference> all = new ArrayList<>();
        all.add(told(ALL, general, kept.containsKey(ALL)));
        for (String kind : kinds()) all.add(told(kind, kept.getOrDefault(kind, general), kept.containsKey(kind)));
        return all;
    }

    private List<String> kinds() {
        List<String> known = contributions.of(NewsKinds.class).stream()
                .flatMap(each -> each.kinds().stream())
                .toList();
        return transaction
                .handle()
                .createQuery("""
                        select kind from (select unnest(:kinds) as kind union select distinct kind from notification
                            where member_id = :member) kinds
                        order by kind
                        """)
                .bindArray("kinds", String.class, known)
                .bind("member", self())
                .mapTo(String.class)
                .list();
    }

    private static NotificationPreference told(String kind, Kept kept, boolean own) {
        Locale locale = Context.current().locale();
        String title = Texts.find(locale, "notification.kind." + kind).orElse(kind);
        return new NotificationPreference(kind, title, kept.inApp(), kept.email(), own);
    }

    /**
     * The caller wants to be told so from now on.
     *
     * @throws Problem 404 for a kind that there is no news of
     */
    @Transactional
    public List<NotificationPreference> set(String kind, NotificationWish wish) {
        if (!kind.equals(ALL) && !kinds().contains(kind)) throw Problem.notFound("notification-kind", kind);
        transaction
                .handle()
                .createUpdate("""
                        insert into notification_preference (member_id, kind, in_app, email)
                        select id, :kind, :inApp, :email from member where id = :member
                        on conflict (member_id, kind) do update set in_app = excluded.in_app, email = excluded.email
                        """)
                .bind("member", self())
                .bind("kind", kind)
                .bind("inApp", wish.inApp())
                .bind("email", wish.email())
                .execute();
        audit.noted("change", "notification-preference", null, Map.of("kind", kind, "wish", wish), null);
        return list();
    }

    private static UUID self() {
        return Objects.requireNonNullElse(Context.caller().id(), NOBODY);
    }
}
