package dev.cohort.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;

/** Light, dark, or what the computer is set to; kept in a cookie so that a page never flashes in the wrong one. */
enum Scheme {
    LIGHT(Icon.SUN, ColorScheme.Value.LIGHT),
    DARK(Icon.MOON, ColorScheme.Value.DARK),
    SYSTEM(Icon.SYSTEM, ColorScheme.Value.SYSTEM);

    private static final String COOKIE = "cohort-scheme";

    final Icon icon;
    private final ColorScheme.Value value;

    Scheme(Icon icon, ColorScheme.Value value) {
        this.icon = icon;
        this.value = value;
    }

    static Scheme of(VaadinRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) return SYSTEM;
        return Arrays.stream(cookies)
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .flatMap(cookie ->
                        Arrays.stream(values()).filter(scheme -> scheme.css().equals(cookie.getValue())))
                .findFirst()
                .orElse(SYSTEM);
    }

    Scheme next() {
        return values()[(ordinal() + 1) % values().length];
    }

    String textKey() {
        return "shell.scheme." + css();
    }

    String css() {
        return name().toLowerCase(Locale.ROOT);
    }

    void apply(UI page) {
        page.getPage().setColorScheme(value);
        page.getPage()
                .executeJs("document.cookie = $0 + '=' + $1 + ';path=/;max-age=31536000;samesite=lax'", COOKIE, css());
    }

    /** What {@code color-scheme} the page starts with. */
    String property() {
        return this == SYSTEM ? "light dark" : css();
    }
}
