<#import "template.ftl" as layout>
<#assign centre = (user.attributes.centre)!realmName>
<@layout.emailLayout>
<p>${msg("inviteGreeting", user.firstName!"")}</p>
<p>${msg("inviteText", centre)}</p>
<@layout.button link=link label=msg("inviteButton") />
<p style="color:#4d5661">${msg("inviteValid", linkExpirationFormatter(linkExpiration), user.email!user.username)}</p>
<p style="color:#616a75;font-size:13px">${msg("inviteUnexpected")}</p>
</@layout.emailLayout>
