package dev.cohort.ui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** Shows what the keys of this page do. */
final class KeyboardHelp {
    private KeyboardHelp() {}

    static void open() {
        var dialog = new Dialog(Words.of("keys.title"));
        dialog.addClassName("keyboard-help");
        dialog.setWidth("420px");
        var list = Parts.div("keys");
        Keys.current()
                .help()
                .forEach((key, words) -> list.add(Parts.div("row", new Span(words), Parts.spacer(), keys(key))));
        dialog.add(list);
        dialog.getHeader().add(Parts.iconButton("btn t ic s", Icon.CLOSE, Words.of("close"), dialog::close));
        dialog.open();
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
