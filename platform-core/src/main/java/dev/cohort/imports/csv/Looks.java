package dev.cohort.imports.csv;

/** What a value looks like at a glance. */
public enum Looks {
    EMPTY,
    EMAIL,
    PHONE,
    DATE,
    NUMBER,
    TEXT;

    /** Whether no column would be named so. */
    public boolean isData() {
        return this == EMAIL || this == PHONE || this == DATE || this == NUMBER;
    }

    public static Looks like(String value) {
        String text = value.strip();
        if (text.isEmpty()) return EMPTY;
        if (isEmail(text)) return EMAIL;
        int digits = 0;
        int letters = 0;
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') digits++;
            else if (Character.isLetter(c)) letters++;
            else if (c == '-' || c == '.' || c == '/') marks++;
        }
        if (isDate(text, digits, letters, marks)) return DATE;
        boolean telephone = text.regionMatches(true, 0, "tel:", 0, 4);
        if ((letters == 0 || telephone) && digits >= 7 && digits <= 16 && isPhone(text)) return PHONE;
        if (letters == 0 && digits > 0) return NUMBER;
        return TEXT;
    }

    private static boolean isEmail(String text) {
        int at = text.indexOf('@');
        return at > 0 && at == text.lastIndexOf('@') && text.indexOf(' ') < 0 && text.indexOf('.', at) > at + 1;
    }

    private static boolean isDate(String text, int digits, int letters, int marks) {
        if (digits < 3 || digits > 8 || text.length() > 20 || !Character.isDigit(text.charAt(0))) return false;
        if (letters == 0) return marks == 2 && digits >= 4 && text.indexOf(' ') < 0 && text.indexOf('(') < 0;
        return letters >= 3 && letters <= 10 && digits >= 5 && text.split("[ .]+").length == 3;
    }

    private static boolean isPhone(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && "+() -./:".indexOf(c) < 0) return false;
        }
        return true;
    }
}
