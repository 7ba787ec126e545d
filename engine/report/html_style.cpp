#include "engine/report/html_style.h"

#include "draw/palette.h"

namespace gesprek::report {

namespace {

std::string variables(draw::Theme theme) {
  std::string text;
  for (const draw::Role role : draw::kRoles) {
    text += "--" + std::string(draw::role_name(role)) + ":" + draw::hex(draw::colour(role, theme)) + ";";
  }
  return text;
}

// Sizes are rem, so that a reader's own size counts; 1.0625rem are the 17 px that reading asks for. Steps of
// 4 px.
constexpr const char* kRules = R"(
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);
 font:400 1.0625rem/1.5 Inter,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans","DejaVu Sans",sans-serif;
 font-variant-numeric:tabular-nums;overflow-wrap:break-word;hyphens:manual}
main,footer{max-width:42rem;margin:0 auto;padding:0 1rem}
main{padding-top:2.5rem}
footer{padding-bottom:3rem;margin-top:3rem}
h1,h2,h3,h4{font-weight:600;line-height:1.3;margin:0;text-wrap:balance}
h1{font-size:1.875rem}
h2{font-size:1.375rem;margin-top:3rem;padding-top:1.25rem;border-top:1px solid var(--rule)}
h3{font-size:1.0625rem;margin-top:2rem}
h4{font-size:1.0625rem}
p,ul,ol,dl,blockquote,figure,table,details{margin:.75rem 0 0}
.kind{margin:0 0 .25rem;color:var(--accent);font-size:.9375rem;font-weight:600}
.lead{font-size:1.1875rem;line-height:1.45}
.note,.soft,figcaption,caption{color:var(--soft)}
.note,figcaption,caption,footer,dl,table{font-size:.9375rem}
strong{font-weight:600}
.mark{color:var(--soft);margin-right:.25em;font-variant-numeric:tabular-nums}
blockquote{padding:0}
blockquote p{margin:0}
blockquote.large p.said{font-size:1.375rem;line-height:1.36}
blockquote p.by{margin-top:.375rem;color:var(--soft);font-size:.9375rem}
ul,ol{padding-left:1.375rem}
li+li{margin-top:.375rem}
ul.bare{padding:0;list-style:none}
ul.boxes{list-style:"\\2610\\00a0\\00a0"}
li::marker{color:var(--soft)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem}
dt{color:var(--soft)}
dd{margin:0}
.scroll{overflow-x:auto;margin-top:.75rem}
.scroll table{margin:0}
table{border-collapse:collapse;width:100%;line-height:1.4}
caption{text-align:left;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--rule)}
th{font-weight:600}
thead th{color:var(--soft);font-weight:400}
tbody th{font-weight:400}
th:last-child,td:last-child{padding-right:0}
figure svg{display:block;width:100%;height:auto}
figure{margin-top:1.25rem}
figcaption{margin-top:.5rem}
.narrow{display:none}
.group{margin-top:1.25rem;padding-left:1rem;border-left:3px solid var(--rule)}
.group>:first-child{margin-top:0}
.group h3{margin-top:0}
.group.accent{border-color:var(--accent)}
.group.good{border-color:var(--good)}
.group.mind{border-color:var(--mind)}
.group.stop{border-color:var(--stop)}
.dot{display:inline-block;min-width:1.5em;height:1.5em;line-height:1.5em;margin-right:.25em;padding:0 .3em;border-radius:.75em;
 background:var(--ink);color:var(--panel);font-size:.8125rem;font-weight:600;text-align:center;vertical-align:.1em}
.result{margin-top:1.5rem}
.result .head{display:grid;grid-template-columns:minmax(0,1fr) 11.5rem;gap:0 1.25rem}
.result .word{margin:0;font-size:.9375rem}
.result .bar{margin:0}
.result .note{margin-top:.25rem}
details{margin-top:.75rem}
summary{cursor:pointer;color:var(--accent);width:fit-content;font-size:.9375rem;padding:.25rem 0}
summary:hover{text-decoration:underline}
details[open]>summary{margin-bottom:.25rem}
nav{margin-top:1.5rem}
nav ul{columns:2;column-gap:2rem;padding:0;margin:.25rem 0 0;list-style:none;font-size:.9375rem}
nav li{break-inside:avoid;margin:0}
a{color:var(--accent);text-underline-offset:.15em}
nav a{display:inline-block;padding:.1875rem 0}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.away{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:focus{position:static;width:auto;height:auto;margin:0;clip-path:none}
.writing,.onpaper{display:none}
@media (max-width:36rem){
 h1{font-size:1.625rem}
 .wide{display:none}.narrow{display:block}
 dl{grid-template-columns:1fr;gap:0}
 dd{margin-bottom:.5rem}
 nav ul{columns:1}
 .result .head{grid-template-columns:1fr;gap:.25rem}
 .stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
 .stack,.stack tbody,.stack tr,.stack th,.stack td{display:block}
 .stack tr{border-bottom:1px solid var(--rule);padding:.5rem 0}
 .stack th,.stack td{border:0;padding:.125rem 0}
 .stack td.empty{display:none}
 .stack tbody th{font-weight:600}
 .stack .label{display:inline;color:var(--soft)}
}
.label{display:none}
@media (forced-colors:active){svg text,svg path{forced-color-adjust:none}svg{background:Canvas}}
@media print{
 @page{size:A4;margin:20mm}
 body{background:none;font-size:10.5pt}
 main,footer{max-width:none;padding:0}
 nav,.skip,details{display:none}
 .onpaper{display:block}
 h2{margin-top:1.75rem}
 .newpage{break-before:page}
 h2:has(+details:not(.replaced)){display:none}
 h1,h2,h3,h4{break-after:avoid}
 figure,blockquote,tr,.group,.result .head{break-inside:avoid}
 p{orphans:2;widows:2}
 .writing{display:block}
 .writing span{display:block;height:2.25rem;border-bottom:1px solid var(--rule)}
}
)";

}  // namespace

std::string html_style() {
  std::string text = ":root{color-scheme:light dark;" + variables(draw::Theme::light) + "}\n";
  text += "@media screen and (prefers-color-scheme:dark){:root{" + variables(draw::Theme::dark) + "}}\n";
  for (const draw::Role role : draw::kRoles) {
    const std::string name(draw::role_name(role));
    text += ".f-" + name + "{fill:var(--" + name + ")}.s-" + name + "{stroke:var(--" + name + ")}";
  }
  for (int twentieth = 1; twentieth <= 20; ++twentieth) {
    text += ".w" + std::to_string(twentieth) + "{width:" + std::to_string(5 * twentieth) + "%}";
  }
  return text + "svg{font-family:inherit}" + kRules;
}

}  // namespace gesprek::report
