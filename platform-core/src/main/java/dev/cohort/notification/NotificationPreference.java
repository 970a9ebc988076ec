package dev.cohort.notification;

/**
 * How a member wants to be told of one kind of news.
 *
 * @param kind such as {@code import.done}; {@code all} for those without a wish of their own
 * @param own whether the member has said so of this kind; else it is what was said of all
 */
public record NotificationPreference(String kind, String title, boolean inApp, NewsByMail email, boolean own) {}
