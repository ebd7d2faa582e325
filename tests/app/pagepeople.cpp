// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagepeople.h"

namespace accountdesk::test {

PagePerson everydayPerson()
{
    return {QStringLiteral("auth0|5f7c8ec7c33c6c004bbafe82"),
            R"({"user_id":"auth0|5f7c8ec7c33c6c004bbafe82","email":"maja.keller@example.com",
"email_verified":true,"name":"Maja Keller","nickname":"maja","given_name":"Maja",
"family_name":"Keller","picture":"https://pictures.example/maja.png",
"created_at":"2023-03-14T08:00:00.000Z","updated_at":"2026-01-01T15:20:00.000Z",
"last_login":"2026-01-01T15:20:00.000Z","last_ip":"203.0.113.7","logins_count":42,
"multifactor":["guardian"],
"identities":[{"provider":"auth0","connection":"Username-Password-Authentication",
"user_id":"5f7c8ec7c33c6c004bbafe82","isSocial":false,"profileData":{"email":"maja.keller@example.com","name":"Maja Keller"}},
{"provider":"google-oauth2","connection":"google-oauth2","user_id":"103547991597142817347",
"isSocial":true,"profileData":{"email":"maja.k@gmail.example","name":"Maja K"}}],
"user_metadata":{"theme":"dark","newsletter":true},"app_metadata":{"plan":"basic"}})",
            R"([{"id":"dev_8p2F","status":"confirmed","type":"authenticator","name":"Phone",
"auth_method":"authenticator","enrolled_at":"2024-05-01T10:00:00.000Z","last_auth":""}])",
            R"("name":"Maja Keller","nickname":"maja","email":"maja.keller@example.com","email_verified":true)"};
}

PagePerson newcomer()
{
    return {QStringLiteral("auth0|new1"),
            R"({"user_id":"auth0|new1","email":"new@example.com","email_verified":false,
"identities":[{"provider":"auth0","connection":"Users","user_id":"new1","isSocial":false}]})",
            "[]", R"("email":"new@example.com","email_verified":false)"};
}

PagePerson hardPerson()
{
    return {QStringLiteral("vkontakte|a|b@c"),
            R"({"user_id":"vkontakte|a|b@c","name":"<b>שרה</b> & <img src=x> 🦊 %1",
"nickname":null,"logins_count":1,"shoe_size":{"eu":38.50},"<i>odd</i>":"&amp;",
"identities":[{"provider":"vkontakte","connection":"vkontakte","user_id":90071992547409931,
"isSocial":true}]})",
            R"([{"id":"dev_x","status":"pending","type":"<u>new</u>","name":"<b>Key</b>"}])",
            R"("name":"<b>שרה</b> & <img src=x> 🦊 %1")"};
}

} // namespace accountdesk::test
