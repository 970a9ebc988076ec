package dev.cohort.app.notification;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Open;
import dev.cohort.notification.NewsByMail;
import dev.cohort.notification.NotificationPreference;
import dev.cohort.notification.NotificationPreferences;
import dev.cohort.notification.NotificationWish;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** The member decides of each kind of news whether it comes in the application and by e-mail. */
@Route(value = "settings/notifications", layout = Shell.class)
@Open(to = Open.To.MEMBERS, because = "everybody decides for themselves how they are told")
@Dependent
public class NotificationSettingsView extends View implements HasDynamicTitle {
    private final NotificationPreferences preferences;
    private final Div list = Parts.div("page-body");

    @Inject
    public NotificationSettingsView(NotificationPreferences preferences) {
        this.preferences = preferences;
        add(PageHeader.ofSettings(Words.of("news.title")), Parts.div("scroll", list));
        show(preferences.list());
    }

    private void show(List<NotificationPreference> all) {
        list.removeAll();
        var lines = Parts.div("col news-lines");
        all.forEach(each -> lines.add(line(each)));
        list.add(new Panel(Words.of("news.how"), lines).note(Words.of("news.note")));
    }

    private Component line(NotificationPreference preference) {
        var inApp = new Checkbox(Words.of("news.in-app"), preference.inApp());
        inApp.setAriaLabel(preference.title() + ": " + Words.of("news.in-app"));
        var email = new Select<NewsByMail>();
        email.setItems(NewsByMail.values());
        email.setItemLabelGenerator(each -> Words.of("news.email." + each.name().toLowerCase(Locale.ROOT)));
        email.setValue(preference.email());
        email.setAriaLabel(preference.title() + ": " + Words.of("news.email"));
        inApp.addValueChangeListener(event -> {
            if (event.isFromClient()) set(preference, event.getValue(), email.getValue());
        });
        email.addValueChangeListener(event -> {
            if (event.isFromClient()) set(preference, inApp.getValue(), event.getValue());
        });
        boolean general = preference.kind().equals(NotificationPreferences.ALL);
        return Parts.div(
                "row wrap news-line", Parts.span(general ? "grow m" : "grow", preference.title()), inApp, email);
    }

    private void set(NotificationPreference preference, boolean inApp, NewsByMail email) {
        show(preferences.set(preference.kind(), new NotificationWish(inApp, email)));
        Toast.show(Words.of("news.saved"));
    }

    @Override
    public String getPageTitle() {
        return Words.of("news.title");
    }
}
