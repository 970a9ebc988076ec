package dev.cohort.ui;

/** The line icons of the app, drawn on a 16 px grid with one stroke and hidden from screen readers. */
public enum Icon {
    ALERT("<path d='M8 2.5l6 10.8H2zM8 6.5v3M8 11.4v.1'/>"),
    ARROW_DOWN("<path d='M8 3v10M4 9l4 4 4-4'/>"),
    ARROW_RIGHT("<path d='M3 8h10M9 4l4 4-4 4'/>"),
    ARROW_UP("<path d='M8 13V3M4 7l4-4 4 4'/>"),
    ATTACH("<path d='M12.5 7.5l-5 5a3 3 0 0 1-4.2-4.2l5.5-5.5a2 2 0 0 1 2.8 2.8l-5.3 5.3a1 1 0 0 1-1.4-1.4l4.7-4.7'/>"),
    BELL("<path d='M4 7a4 4 0 0 1 8 0c0 3.2 1.3 4.2 1.3 4.2H2.7S4 10.2 4 7zM6.7 13.5h2.6'/>"),
    BOARD(
            "<rect x='2.5' y='3' width='3' height='10' rx='1'/><rect x='7' y='3' width='3' height='6.5' rx='1'/><rect x='11.5' y='3' width='2' height='8.5' rx='.8'/>"),
    BOLT("<path d='M9 1.8L3.5 9H8l-1 5.2L12.5 7H8z'/>"),
    BUILDING("<path d='M3 13.5v-9l5-2 5 2v9M6.5 13.5v-4h3v4'/>"),
    CALENDAR("<rect x='2.5' y='3.5' width='11' height='10' rx='2'/><path d='M2.5 6.75h11M5.5 2v2.5M10.5 2v2.5'/>"),
    CHART("<path d='M2.5 13.5h11M4.5 11V8M8 11V3.5M11.5 11V6'/>"),
    CHECK("<path d='M3.5 8.5l3 3 6-7'/>"),
    CHEVRON_DOWN("<path d='M4.5 6.3L8 9.8l3.5-3.5'/>"),
    CHEVRON_LEFT("<path d='M9.7 4.5L6.2 8l3.5 3.5'/>"),
    CHEVRON_RIGHT("<path d='M6.3 4.5L9.8 8l-3.5 3.5'/>"),
    CHEVRON_UP("<path d='M4.5 9.7L8 6.2l3.5 3.5'/>"),
    CLOCK("<circle cx='8' cy='8' r='5.5'/><path d='M8 5v3.2l2 1.3'/>"),
    CLOSE("<path d='M4 4l8 8M12 4l-8 8'/>"),
    COLUMNS("<rect x='2.5' y='3' width='11' height='10' rx='1.5'/><path d='M6.2 3v10M9.8 3v10'/>"),
    COURSE(
            "<path d='M8 4.2c-1.5-1-3.5-1.2-5.5-1v9.3c2-.2 4 0 5.5 1 1.5-1 3.5-1.2 5.5-1V3.2c-2-.2-4 0-5.5 1zM8 4.2v9.3'/>"),
    DEAL(
            "<rect x='2' y='5' width='12' height='8.5' rx='2'/><path d='M5.5 5V3.6c0-.6.5-1.1 1.1-1.1h2.8c.6 0 1.1.5 1.1 1.1V5M2 8.75h12'/>"),
    DOWNLOAD("<path d='M8 2v8M5 7.5l3 3 3-3M2.5 10.5v2a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-2'/>"),
    EXPAND("<path d='M9.5 2.5h4v4M13.5 2.5L9 7M6.5 13.5h-4v-4M2.5 13.5L7 9'/>"),
    FILE("<path d='M4 2.5h5l3.5 3.5v7a.8.8 0 0 1-.8.8H4a.8.8 0 0 1-.8-.8V3.3A.8.8 0 0 1 4 2.5zM9 2.5V6h3.5'/>"),
    FILTER("<path d='M2.5 4.5h11M4.5 8h7M6.5 11.5h3'/>"),
    GROUP("<path d='M8 2.2l6 3-6 3-6-3zM2 8.2l6 3 6-3M2 11l6 3 6-3'/>"),
    HEALTH("<path d='M1.5 8.5h3l2-5 3 9 2-4h3'/>"),
    HELP("<circle cx='8' cy='8' r='5.5'/><path d='M6.3 6.4a1.7 1.7 0 1 1 2.5 1.5c-.5.3-.8.6-.8 1.2M8 11.2v.1'/>"),
    INBOX("<path d='M2.5 9l1.8-5.5h7.4L13.5 9v3.5a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1zM2.5 9H6l.8 1.5h2.4L10 9h3.5'/>"),
    INFO("<circle cx='8' cy='8' r='5.5'/><path d='M8 7.5V11M8 5.2v.1'/>"),
    INSTAGRAM(
            "<rect x='2.5' y='2.5' width='11' height='11' rx='3'/><circle cx='8' cy='8' r='2.5'/><path d='M11 5v.01'/>"),
    KEY("<circle cx='5' cy='11' r='2.5'/><path d='M6.8 9.2l6.2-6.2M10.5 5.5l2 2M8.7 7.3l1.3 1.3'/>"),
    LINK(
            "<path d='M6.7 9.3a2.5 2.5 0 0 0 3.6 0l2.2-2.2A2.55 2.55 0 0 0 8.9 3.5l-.7.7M9.3 6.7a2.5 2.5 0 0 0-3.6 0L3.5 8.9a2.55 2.55 0 0 0 3.6 3.6l.7-.7'/>"),
    LOCK("<rect x='3.5' y='7' width='9' height='6.5' rx='1.5'/><path d='M5.5 7V5a2.5 2.5 0 0 1 5 0v2'/>"),
    LOGO("<path d='M2.5 12.5c1-6 2.5-9 4-9s1 5 2.5 5 1.5-4 4.5-5M2.5 13.5c2-3 4-3.5 5.5-3s3 .5 5.5-2.5'/>"),
    LOGOUT("<path d='M6.5 2.5h-3a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3M7 8h6.5M11 5.5L13.5 8 11 10.5'/>"),
    MAIL("<rect x='2' y='3.5' width='12' height='9' rx='2'/><path d='M2.5 5l5.5 4 5.5-4'/>"),
    MENU("<path d='M2.5 4.5h11M2.5 8h11M2.5 11.5h11'/>"),
    MERGE(
            "<circle cx='4' cy='4' r='1.6'/><circle cx='4' cy='12' r='1.6'/><circle cx='12' cy='8' r='1.6'/><path d='M5.6 4.3C8 4.8 8.5 8 10.4 8M5.6 11.7C8 11.2 8.5 8 10.4 8'/>"),
    MESSAGE(
            "<path d='M4 2.75h8A1.5 1.5 0 0 1 13.5 4.25v5.5a1.5 1.5 0 0 1-1.5 1.5H8l-3.2 2.5v-2.5H4a1.5 1.5 0 0 1-1.5-1.5v-5.5A1.5 1.5 0 0 1 4 2.75z'/>"),
    MODULE(
            "<rect x='2.5' y='2.5' width='4.5' height='4.5' rx='1'/><rect x='9' y='2.5' width='4.5' height='4.5' rx='1'/><rect x='2.5' y='9' width='4.5' height='4.5' rx='1'/><path d='M11.25 9v4.5M9 11.25h4.5'/>"),
    MONEY("<path d='M12 4.2A4.3 4.3 0 0 0 5 8a4.3 4.3 0 0 0 7 3.8M2.8 6.9h6M2.8 9.3h5.5'/>"),
    MOON("<path d='M13.5 9.5A5.8 5.8 0 0 1 6.5 2.5a5.8 5.8 0 1 0 7 7z'/>"),
    MORE("<path d='M3.5 8v.01M8 8v.01M12.5 8v.01' stroke-width='2.2'/>"),
    NOTE("<path d='M3 13l.6-2.9 6.9-6.9c.5-.5 1.2-.5 1.7 0l.6.6c.5.5.5 1.2 0 1.7l-6.9 6.9z'/>"),
    OFFLINE(
            "<path d='M2 2l12 12M5 9.3a4.5 4.5 0 0 1 2.5-1.2M10.8 9.1l.4.3M2.7 6.7A7.5 7.5 0 0 1 5.2 5.2M8 4.5c2 0 3.9.8 5.3 2.2M8 12.3v.1'/>"),
    ORDER(
            "<path d='M3.5 2.3v11.9L5 13.2l1.5 1 1.5-1 1.5 1 1.5-1 1.5 1V2.3L11 3.2l-1.5-.9-1.5.9-1.5-.9L5 3.2zM6 6.6h4M6 9.4h4'/>"),
    PEOPLE(
            "<circle cx='6' cy='5.5' r='2.5'/><path d='M1.5 13.5c0-2.4 1.9-4 4.5-4s4.5 1.6 4.5 4M10.7 3.2a2.5 2.5 0 0 1 0 4.6M12.2 9.8c1.5.6 2.3 1.9 2.3 3.7'/>"),
    PERSON("<circle cx='8' cy='5' r='2.75'/><path d='M2.8 13.5c0-2.6 2.2-4.2 5.2-4.2s5.2 1.6 5.2 4.2'/>"),
    PHONE(
            "<path d='M3.4 2.5h2.2l1.2 3-1.6 1.2c.7 1.7 2.2 3.2 4.1 4.1l1.2-1.6 3 1.2v2.2c0 .6-.5 1-1.1 1C7 13.2 2.8 9 2.4 3.6c0-.6.4-1.1 1-1.1z'/>"),
    PLACE("<path d='M8 14s4.5-4 4.5-7.5a4.5 4.5 0 0 0-9 0C3.5 10 8 14 8 14z'/><circle cx='8' cy='6.5' r='1.6'/>"),
    PLAY("<path d='M5 3.5l7.5 4.5L5 12.5z'/>"),
    PLUS("<path d='M8 3v10M3 8h10'/>"),
    QR(
            "<rect x='2.5' y='2.5' width='4' height='4' rx='.8'/><rect x='9.5' y='2.5' width='4' height='4' rx='.8'/><rect x='2.5' y='9.5' width='4' height='4' rx='.8'/><path d='M9.5 9.5h1.5v1.5M13.5 9.5v4M9.5 13.5h1.5'/>"),
    REPEAT(
            "<path d='M3 7.5V7a2.5 2.5 0 0 1 2.5-2.5H13M10.8 2.3L13 4.5l-2.2 2.2M13 8.5V9a2.5 2.5 0 0 1-2.5 2.5H3M5.2 13.7L3 11.5l2.2-2.2'/>"),
    ROOM("<path d='M4 13.5v-10a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v10M2.5 13.5h11M9.5 8v.5'/>"),
    SEARCH("<circle cx='7' cy='7' r='4.25'/><path d='M10.2 10.2L13.5 13.5'/>"),
    SETTINGS(
            "<path d='M2.5 5h5.7M11.8 5h1.7M2.5 11h1.7M7.8 11h5.7'/><circle cx='10' cy='5' r='1.8'/><circle cx='6' cy='11' r='1.8'/>"),
    SHIELD("<path d='M8 2l5 1.8v4c0 3-2 5-5 6.2-3-1.2-5-3.2-5-6.2v-4zM5.8 8l1.6 1.6 2.9-3.2'/>"),
    SORT("<path d='M5 3v10M2.7 10.5L5 13l2.3-2.5M11 13V3M8.7 5.5L11 3l2.3 2.5'/>"),
    STUDENT("<path d='M1.5 6.5L8 3.5l6.5 3L8 9.5zM4 7.8v3.4c1 1 2.4 1.5 4 1.5s3-.5 4-1.5V7.8M14.5 6.5v3.5'/>"),
    SUN(
            "<circle cx='8' cy='8' r='2.75'/><path d='M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1'/>"),
    SWAP("<path d='M3 5.5h10M10.5 3L13 5.5 10.5 8M13 10.5H3M5.5 8L3 10.5 5.5 13'/>"),
    SYSTEM("<rect x='2' y='3' width='12' height='8' rx='1.5'/><path d='M6 13.5h4M8 11v2.5'/>"),
    TABLE("<rect x='2.5' y='3' width='11' height='10' rx='1.5'/><path d='M2.5 6.3h11M2.5 9.7h11M6.5 6.3V13'/>"),
    TAG("<path d='M2.5 3.5v4l6 6 5-5-6-6h-4a1 1 0 0 0-1 1z'/><circle cx='5.5' cy='5.5' r='.6'/>"),
    TASK("<rect x='2.5' y='2.5' width='11' height='11' rx='2.5'/><path d='M5.5 8.2l1.8 1.8 3.4-4'/>"),
    TRASH(
            "<path d='M3 4.5h10M6 4.5V3a.8.8 0 0 1 .8-.8h2.4A.8.8 0 0 1 10 3v1.5M4.3 4.5l.6 8a1 1 0 0 0 1 1h4.2a1 1 0 0 0 1-1l.6-8'/>"),
    TRIAL("<path d='M8 2l1.8 3.7 4.1.6-3 2.9.7 4.1L8 11.4l-3.6 1.9.7-4.1-3-2.9 4.1-.6z'/>"),
    UNDO("<path d='M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M3 6.5L6 3.5M3 6.5l3 3'/>"),
    UPLOAD("<path d='M8 10.5v-8M5 5l3-3 3 3M2.5 10.5v2a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-2'/>"),
    VIDEO("<rect x='1.8' y='4' width='8.7' height='8' rx='1.8'/><path d='M10.5 7.2l3.7-2v5.6l-3.7-2z'/>"),
    WAITING("<path d='M4 2.5h8M4 13.5h8M5 2.5c0 3 3 3.5 3 5.5s-3 2.5-3 5.5M11 2.5c0 3-3 3.5-3 5.5s3 2.5 3 5.5'/>"),
    WEBSITE("<circle cx='8' cy='8' r='5.5'/><path d='M2.5 8h11M8 2.5c-4 3.6-4 7.4 0 11M8 2.5c4 3.6 4 7.4 0 11'/>"),
    WHATSAPP(
            "<path d='M8 2.5a5.5 5.5 0 1 1-2.7 10.3l-2.8.7.8-2.7A5.5 5.5 0 0 1 8 2.5z'/><path d='M6.1 5.9c0 2.2 1.9 4.1 4 4.1l.5-1.2-1.5-.6-.6.6c-.7-.3-1.2-.8-1.5-1.5l.6-.6-.6-1.4z'/>");

    /** Small stands in text and chips, medium in buttons and navigation, large on phones. */
    public enum Size {
        SMALL("s"),
        MEDIUM(""),
        LARGE("l");

        private final String css;

        Size(String css) {
            this.css = css;
        }
    }

    private final String drawing;

    Icon(String drawing) {
        this.drawing = drawing;
    }

    /** The icon at 16 px, for text made as {@link Markup}. */
    public Markup markup() {
        return markup(Size.MEDIUM);
    }

    /** The icon at 14, 16 or 20 px, for text made as {@link Markup}. */
    public Markup markup(Size size) {
        return Markup.trusted(
                "<svg class='i " + size.css + "' viewBox='0 0 16 16' aria-hidden='true'>" + drawing + "</svg>");
    }

    /** The icon at 16 px as a component. */
    public MarkupSpan create() {
        return create(Size.MEDIUM);
    }

    /** The icon at 14, 16 or 20 px as a component. */
    public MarkupSpan create(Size size) {
        var icon = new MarkupSpan(markup(size));
        icon.addClassName("ic");
        return icon;
    }
}
