package dev.cohort.ui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Map;

/** Shows what the keys of this page do. */
final class KeyboardHelp {
    private KeyboardHelp() {}

    static void open() {
        var dialog = new Dialog(Words.of("keys.title"));
        dialog.addClassName("keyboard-help");
        dialog.setWidth("420px");
        list(dialog, "keys.here", Keys.current().help(false));
        list(dialog, "keys.everywhere", Keys.current().help(true));
        dialog.getHeader().add(Parts.iconButton("btn t ic s", Icon.CLOSE, Words.of("close"), dialog::close));
        dialog.open();
    }

    private static void list(Dialog dialog, String heading, Map<String, String> help) {
        if (help.isEmpty()) return;
        var list = Parts.div("keys", new H3(Words.of(heading)));
        help.forEach((key, words) -> list.add(Parts.div("row", new Span(words), Parts.spacer(), keys(key))));
        dialog.add(list);
    }

    private static Span keys(String binding) {
        var keys = new Span();
        keys.addClassName("row");
        keys.addClassName("g1");
        for (String key : binding.split("[ +]")) keys.add(Parts.span("kbd", shown(key)));
        return keys;
    }

    private static String shown(String key) {
        return key.length() == 1 ? key.toUpperCase(Locale.ROOT) : Words.of("keys.name." + key);
    }
}
