/**
 * Precompiled in front of every C++ program. Values become JSON lines; nothing in it is secret, for a program that
 * prints a line itself must still know the value. A guarded test has its word on the stack of a function of its own.
 */
export const CPP_HEADER = String.raw`
#include <bits/stdc++.h>
#include <unistd.h>
extern const char *assay_mark;
namespace assay {
using std::string;
inline string text(const string &s) {
  bool valid = true;
  for (size_t i = 0; i < s.size() && valid;) {
    unsigned char c = s[i];
    size_t more = c < 0x80 ? 0 : c >= 0xc2 && c < 0xe0 ? 1 : c >= 0xe0 && c < 0xf0 ? 2 : c >= 0xf0 && c < 0xf5 ? 3 : 9;
    for (size_t k = 1; k <= more && valid; k++) valid = more < 9 && i + k < s.size() && (s[i + k] & 0xc0) == 0x80;
    i += more + 1;
  }
  string out = "\"";
  char buffer[8];
  for (unsigned char c : s) {
    if (c < 0x20 || c == '"' || c == '\\' || (c >= 0x7f && !valid)) {
      snprintf(buffer, sizeof buffer, "\\u%04x", c);
      out += buffer;
    } else out += (char)c;
  }
  return out + "\"";
}
template <class T, class = void> struct is_range : std::false_type {};
template <class T> struct is_range<T, std::void_t<decltype(std::begin(std::declval<const T &>())), decltype(std::end(std::declval<const T &>()))>> : std::true_type {};
template <class T, class = void> struct is_map : std::false_type {};
template <class T> struct is_map<T, std::void_t<typename T::mapped_type>> : std::true_type {};
template <class T> struct is_set : std::false_type {};
template <class... A> struct is_set<std::set<A...>> : std::true_type {};
template <class... A> struct is_set<std::multiset<A...>> : std::true_type {};
template <class T, class = void> struct is_hash : std::false_type {};
template <class T> struct is_hash<T, std::void_t<typename T::hasher>> : std::true_type {};
template <class T> string json(const T &v);
inline string json(const char *v) { return v ? text(v) : "null"; }
template <class T> string items(const T &v) {
  string out = "[";
  for (auto it = std::begin(v); it != std::end(v); ++it) {
    if (out.size() > 1) out += ",";
    if constexpr (is_map<T>::value) out += "[" + json(it->first) + "," + json(it->second) + "]";
    else out += json(static_cast<typename std::decay<decltype(*it)>::type>(*it));
  }
  return out + "]";
}
inline string number(double v) {
  if (std::isnan(v)) return "{\"$float\":\"nan\"}";
  if (std::isinf(v)) return v > 0 ? "{\"$float\":\"inf\"}" : "{\"$float\":\"-inf\"}";
  char buffer[40];
  snprintf(buffer, sizeof buffer, "%.17g", v);
  return buffer;
}
template <class T> struct printer {
  static string of(const T &v) {
    if constexpr (std::is_same_v<T, bool>) return v ? "1" : "0"; // true == 1 here
    else if constexpr (std::is_integral_v<T>) return std::to_string(v);
    else if constexpr (std::is_floating_point_v<T>) return number((double)v);
    else if constexpr (std::is_enum_v<T>) return std::to_string((long long)v);
    else if constexpr (std::is_convertible_v<const T &, string>) return text(v);
    else if constexpr (std::is_convertible_v<const T &, std::string_view>) return text(string(std::string_view(v)));
    else if constexpr (is_map<T>::value) return "{\"$map\":" + items(v) + "}";
    else if constexpr (is_hash<T>::value || is_set<T>::value) return "{\"$set\":" + items(v) + "}";
    else if constexpr (is_range<T>::value) return items(v);
    else return "{\"$opaque\":1}";
  }
};
template <class A, class B> struct printer<std::pair<A, B>> {
  static string of(const std::pair<A, B> &v) { return "[" + json(v.first) + "," + json(v.second) + "]"; }
};
template <class... A> struct printer<std::tuple<A...>> {
  static string of(const std::tuple<A...> &v) {
    string out = "[";
    std::apply([&](const auto &...part) { ((out += (out.size() > 1 ? "," : "") + json(part)), ...); }, v);
    return out + "]";
  }
};
template <class T> struct printer<std::optional<T>> {
  static string of(const std::optional<T> &v) { return v ? json(*v) : "null"; }
};
template <> struct printer<std::nullopt_t> {
  static string of(const std::nullopt_t &) { return "null"; }
};
template <class T> string json(const T &v) {
  if constexpr (std::is_array_v<T> && std::is_same_v<typename std::decay<T>::type, char *>) return text(v);
  else if constexpr (std::is_array_v<T>) return items(v);
  else return printer<typename std::decay<T>::type>::of(v);
}
inline void say(const string &line) {
  std::cout.flush();
  fflush(stdout);
  string all = "\n" + string(assay_mark) + " " + line + "\n";
  for (size_t at = 0; at < all.size();) {
    ssize_t n = write(1, all.data() + at, all.size() - at);
    if (n <= 0) _exit(1);
    at += n;
  }
}
template <class T> void show(const T &v) { say(json(v)); }
template <class T> void show(std::initializer_list<T> v) { say(items(v)); }
template <class T> void demand(const char *how, const T &v) { say("[\"" + string(how) + "\"," + json(v) + "]"); }
template <class T> void demand(const char *how, std::initializer_list<T> v) { say("[\"" + string(how) + "\",{\"$braces\":" + items(v) + "}]"); }
template <class T> void demand(const char *how, std::initializer_list<std::initializer_list<T>> v) {
  say("[\"" + string(how) + "\",{\"$braces\":" + json(std::vector<std::vector<T>>(v.begin(), v.end())) + "}]");
}
inline void demand(const char *how, double v, double near) { say("[\"" + string(how) + "\"," + number(v) + "," + number(near) + "]"); }
}
`;
