<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("inviteGreeting", user.firstName!"")}</p>
<p>${msg("resetText")}</p>
<@layout.button link=link label=msg("inviteButton") />
<p style="color:#4d5661">${msg("resetValid", linkExpirationFormatter(linkExpiration))}</p>
<p style="color:#616a75;font-size:13px">${msg("resetUnexpected")}</p>
</@layout.emailLayout>
