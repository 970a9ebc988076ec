<#-- Whose login this is: the login pages are the same for all, the centre's name is not. Styles put it above the title. -->
<#macro content>
<#if (client.name)?has_content && !client.name?starts_with("$")><p class="cohort-centre">${client.name}</p></#if>
</#macro>
