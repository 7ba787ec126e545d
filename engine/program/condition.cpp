#include "engine/program/condition.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "engine/base/text.h"

namespace gesprek::program {

namespace {

constexpr std::size_t kMostBytes = 4096;  // 5.24
constexpr int kDeepest = 64;              // 5.24

enum class Token : std::uint8_t { end, name, number, text, symbol, word };

struct Lexeme {
  Token token = Token::end;
  std::size_t begin = 0, end = 0;
  std::string_view text;  // as written; for a text: without its quotes
};

enum class Type : std::uint8_t { boolean, integer, enumeration, text, unknown };

/// A value on the stack while compiling.
struct Operand {
  Type type = Type::unknown;
  std::uint32_t slot = kNone;  // enumeration: whose values
  std::size_t begin = 0, end = 0;
  std::size_t code_at = 0;   // where its code starts
  std::string_view literal;  // text
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// What authors who know another language write, and what it is here.
struct Lookalike {
  std::string_view written, meant;
};
constexpr std::array<Lookalike, 10> kLookalikes = {{{"!=", "~="},
                                                    {"<>", "~="},
                                                    {"&&", "and"},
                                                    {"||", "or"},
                                                    {"===", "=="},
                                                    {"=<", "<="},
                                                    {"=>", ">="},
                                                    {"=", "=="},
                                                    {"!", "not"},
                                                    {"≠", "~="}}};
constexpr std::array<Lookalike, 6> kLookalikeWords = {
    {{"en", "and"}, {"of", "or"}, {"niet", "not"}, {"AND", "and"}, {"OR", "or"}, {"NOT", "not"}}};
constexpr std::array<std::string_view, 11> kSymbols = {"==", "~=", "<=", ">=", "<", ">",
                                                       "+",  "-",  "*",  "(",  ")"};

std::string type_name(Type type) {
  switch (type) {
    case Type::boolean: return bilingual("waar of niet waar", "true or false");
    case Type::integer: return bilingual("een getal", "a number");
    case Type::enumeration:
      return bilingual("een van de waarden van een variabele", "one of a variable's values");
    case Type::text: return bilingual("een tekst", "a text");
    case Type::unknown: break;
  }
  return {};
}

/// One pass: reads tokens, checks types and appends code as it goes (operators come out after their
/// operands).
class Compiler {
 public:
  Compiler(std::string_view text, ConditionNames& names, std::vector<Instruction>& code,
           std::vector<std::int64_t>& constants, const std::function<void(const ConditionProblem&)>& report)
      : text_(text), names_(names), code_(code), constants_(constants), report_(report) {}

  std::optional<Code> run() {
    const std::size_t code_before = code_.size();
    const std::size_t constants_before = constants_.size();
    parse_whole();
    if (failed_) {
      code_.resize(code_before);
      constants_.resize(constants_before);
      return std::nullopt;
    }
    return Code{static_cast<std::uint32_t>(code_before),
                static_cast<std::uint32_t>(code_.size() - code_before)};
  }

 private:
  // --- reporting ---

  void problem(DiagnosticCode code, std::size_t begin, std::size_t end, std::vector<std::string> args = {}) {
    failed_ = true;
    if (!stopped_) report_({code, begin, std::max(end, std::min(begin + 1, text_.size())), std::move(args)});
  }

  /// A mistake of grammar: what follows cannot be trusted, so nothing more is said.
  void stop(DiagnosticCode code, std::size_t begin, std::size_t end, std::vector<std::string> args = {}) {
    problem(code, begin, end, std::move(args));
    stopped_ = true;
    now_ = {Token::end, text_.size(), text_.size(), {}};
  }

  // --- reading tokens ---

  void next() {
    if (stopped_) return;
    last_end_ = now_.end;
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) {
      ++at_;
    }
    const std::size_t begin = at_;
    if (at_ == text_.size()) {
      now_ = {Token::end, begin, begin, {}};
      return;
    }
    const char c = text_[at_];
    if (is_letter(c)) {
      read_name(begin);
    } else if (is_digit(c)) {
      while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
      now_ = {Token::number, begin, at_, text_.substr(begin, at_ - begin)};
    } else if (c == '"' || c == '\'') {
      read_text(begin, c);
    } else {
      read_symbol(begin);
    }
  }

  void read_name(std::size_t begin) {
    const auto run = [&] {
      while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
    };
    run();
    while (at_ + 1 < text_.size() && text_[at_] == '.' && is_letter(text_[at_ + 1])) {
      ++at_;
      run();
    }
    const std::string_view name = text_.substr(begin, at_ - begin);
    const bool is_word = name == "and" || name == "or" || name == "not" || name == "true" || name == "false";
    now_ = {is_word ? Token::word : Token::name, begin, at_, name};
  }

  void read_text(std::size_t begin, char quote) {
    const std::size_t close = text_.find(quote, begin + 1);
    if (close == std::string_view::npos) {
      stop(DiagnosticCode::condition_open_text, begin, text_.size());
      return;
    }
    at_ = close + 1;
    now_ = {Token::text, begin, at_, text_.substr(begin + 1, close - begin - 1)};
  }

  void read_symbol(std::size_t begin) {
    const std::string_view rest = text_.substr(begin);
    for (const std::string_view symbol : kSymbols) {
      if (rest.substr(0, symbol.size()) != symbol || rest.substr(0, 3) == "===") continue;
      at_ += symbol.size();
      now_ = {Token::symbol, begin, at_, symbol};
      return;
    }
    for (const Lookalike& lookalike : kLookalikes) {
      if (rest.substr(0, lookalike.written.size()) != lookalike.written) continue;
      stop(DiagnosticCode::condition_wrong_operator, begin, begin + lookalike.written.size(),
           {std::string(lookalike.written), std::string(lookalike.meant)});
      return;
    }
    std::size_t length = 1;  // a whole character of UTF-8
    while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0U) == 0x80U) ++length;
    if (rest.front() == ',') {  // only between the arguments of event()
      ++at_;
      now_ = {Token::symbol, begin, at_, ","};
      return;
    }
    stop(DiagnosticCode::condition_wrong_operator, begin, begin + length,
         {std::string(rest.substr(0, length)), ""});
  }

  [[nodiscard]] bool is_symbol(std::string_view symbol) const {
    return now_.token == Token::symbol && now_.text == symbol;
  }
  [[nodiscard]] bool is_word(std::string_view word) const {
    return now_.token == Token::word && now_.text == word;
  }

  // --- writing code ---

  void emit(Op op, std::int32_t a = 0, std::uint16_t b = 0) { code_.push_back({op, b, a}); }

  void push(int count) {
    depth_ += count;
    if (depth_ > static_cast<int>(kMaxStack)) stop(DiagnosticCode::condition_too_deep, 0, text_.size());
  }

  void emit_number(std::int64_t value) {
    if (value >= std::numeric_limits<std::int32_t>::min() &&
        value <= std::numeric_limits<std::int32_t>::max()) {
      emit(Op::push, static_cast<std::int32_t>(value));
    } else {
      emit(Op::push_wide, static_cast<std::int32_t>(constants_.size()));
      constants_.push_back(value);
    }
    push(1);
  }

  // --- grammar, loosest first; precedence as in Lua ---

  void parse_whole() {
    if (text_.size() > kMostBytes) {
      stop(DiagnosticCode::condition_too_long, 0, text_.size());
      return;
    }
    next();
    if (stopped_) return;
    if (now_.token == Token::end) {
      stop(DiagnosticCode::condition_empty, 0, text_.size());
      return;
    }
    const Operand whole = parse_or();
    if (!stopped_ && now_.token != Token::end) report_leftover();
    if (failed_) return;
    if (whole.type == Type::boolean) return;
    if (whole.type == Type::integer) {
      problem(DiagnosticCode::condition_number_alone, whole.begin, whole.end);
    } else {
      problem(DiagnosticCode::condition_not_a_claim, whole.begin, whole.end, {type_name(whole.type)});
    }
  }

  void report_leftover() {
    for (const Lookalike& lookalike : kLookalikeWords) {
      if (now_.token == Token::name && now_.text == lookalike.written) {
        stop(DiagnosticCode::condition_wrong_operator, now_.begin, now_.end,
             {std::string(lookalike.written), std::string(lookalike.meant)});
        return;
      }
    }
    stop(DiagnosticCode::condition_unexpected, now_.begin, now_.end,
         {std::string(text_.substr(now_.begin, now_.end - now_.begin))});
  }

  Operand parse_or() {
    Operand left = parse_and();
    while (is_word("or")) left = combine_logic(left, Op::or_, &Compiler::parse_and);
    return left;
  }

  Operand parse_and() {
    Operand left = parse_comparison();
    while (is_word("and")) left = combine_logic(left, Op::and_, &Compiler::parse_comparison);
    return left;
  }

  Operand combine_logic(const Operand& left, Op op, Operand (Compiler::*parse_right)()) {
    const std::string word(now_.text);
    next();
    const Operand right = (this->*parse_right)();
    want(left, Type::boolean, word);
    want(right, Type::boolean, word);
    emit(op);
    push(-1);
    return {Type::boolean, kNone, left.begin, right.end, left.code_at, {}};
  }

  static std::optional<Op> comparison(std::string_view symbol) {
    if (symbol == "==") return Op::eq;
    if (symbol == "~=") return Op::ne;
    if (symbol == "<") return Op::lt;
    if (symbol == "<=") return Op::le;
    if (symbol == ">") return Op::gt;
    if (symbol == ">=") return Op::ge;
    return std::nullopt;
  }

  Operand parse_comparison() {
    const Operand left = parse_sum();
    if (now_.token != Token::symbol) return left;
    const std::optional<Op> op = comparison(now_.text);
    if (!op) return left;
    const std::string symbol(now_.text);
    next();
    const Operand right = parse_sum();
    if (now_.token == Token::symbol && comparison(now_.text)) {
      stop(DiagnosticCode::condition_chain, left.begin, now_.end, {});
    }
    if (*op == Op::eq || *op == Op::ne) {
      check_equal_types(left, right);
    } else {
      want(left, Type::integer, symbol);
      want(right, Type::integer, symbol);
    }
    emit_comparison(*op, left, right);
    push(-1);
    return {Type::boolean, kNone, left.begin, right.end, left.code_at, {}};
  }

  /// `slot op constant`, the commonest condition, becomes one instruction.
  void emit_comparison(Op op, const Operand& left, const Operand& right) {
    if (!failed_ && right.code_at == left.code_at + 1 && code_.size() == right.code_at + 1) {
      const Instruction a = code_[left.code_at];
      const Instruction b = code_[right.code_at];
      const bool in_order = a.op == Op::slot && b.op == Op::push;
      const bool mirrored = a.op == Op::push && b.op == Op::slot;
      const std::int32_t slot = in_order ? a.a : b.a;
      if ((in_order || mirrored) && slot <= std::numeric_limits<std::uint16_t>::max()) {
        const Op fused = in_order ? op : mirror(op);
        const auto distance = static_cast<std::uint16_t>(static_cast<std::uint16_t>(fused) -
                                                         static_cast<std::uint16_t>(Op::eq));
        code_.resize(left.code_at);
        emit(static_cast<Op>(static_cast<std::uint16_t>(Op::slot_eq) + distance), in_order ? b.a : a.a,
             static_cast<std::uint16_t>(slot));
        return;
      }
    }
    emit(op);
  }

  static Op mirror(Op op) {
    switch (op) {
      case Op::lt: return Op::gt;
      case Op::le: return Op::ge;
      case Op::gt: return Op::lt;
      case Op::ge: return Op::le;
      default: return op;
    }
  }

  Operand parse_sum() {
    Operand left = parse_product();
    while (is_symbol("+") || is_symbol("-")) {
      left = combine_numbers(left, is_symbol("+") ? Op::add : Op::sub, &Compiler::parse_product);
    }
    return left;
  }

  Operand parse_product() {
    Operand left = parse_unary();
    while (is_symbol("*")) left = combine_numbers(left, Op::mul, &Compiler::parse_unary);
    return left;
  }

  Operand combine_numbers(const Operand& left, Op op, Operand (Compiler::*parse_right)()) {
    const std::string symbol(now_.text);
    next();
    const Operand right = (this->*parse_right)();
    want(left, Type::integer, symbol);
    want(right, Type::integer, symbol);
    emit(op);
    push(-1);
    return {Type::integer, kNone, left.begin, right.end, left.code_at, {}};
  }

  Operand parse_unary() {
    if (!is_word("not") && !is_symbol("-")) return parse_primary();
    if (++nesting_ > kDeepest) {
      stop(DiagnosticCode::condition_too_deep, now_.begin, now_.end);
      return {};
    }
    const bool is_not = is_word("not");
    const std::size_t begin = now_.begin;
    next();
    const Operand inner = parse_unary();
    --nesting_;
    want(inner, is_not ? Type::boolean : Type::integer, is_not ? "not" : "-");
    if (!is_not && !failed_ && code_.size() == inner.code_at + 1 && code_.back().op == Op::push &&
        code_.back().a != std::numeric_limits<std::int32_t>::min()) {
      code_.back().a = -code_.back().a;  // a negative number is one constant
    } else {
      emit(is_not ? Op::not_ : Op::neg);
    }
    return {is_not ? Type::boolean : Type::integer, kNone, begin, inner.end, inner.code_at, {}};
  }

  Operand parse_primary() {
    const Lexeme here = now_;
    Operand out{Type::unknown, kNone, here.begin, here.end, code_.size(), {}};
    if (stopped_) return out;
    switch (here.token) {
      case Token::number: return parse_number(out);
      case Token::text:
        next();
        emit(Op::push, 0);  // becomes the value's number when compared with an enumeration
        push(1);
        out.type = Type::text;
        out.literal = here.text;
        return out;
      case Token::word:
        if (here.text == "true" || here.text == "false") {
          next();
          emit_number(here.text == "true" ? 1 : 0);
          out.type = Type::boolean;
          return out;
        }
        break;
      case Token::name: return parse_name(out);
      case Token::symbol:
        if (here.text == "(") return parse_parentheses(out);
        break;
      case Token::end: break;
    }
    if (here.token == Token::end) {
      stop(DiagnosticCode::condition_unfinished, last_end_ > 0 ? last_end_ - 1 : 0, text_.size());
    } else {
      stop(DiagnosticCode::condition_unexpected, here.begin, here.end,
           {std::string(text_.substr(here.begin, here.end - here.begin))});
    }
    return out;
  }

  Operand parse_number(Operand out) {
    std::int64_t value = 0;
    bool fits = true;
    for (const char c : now_.text) {
      fits = fits && !__builtin_mul_overflow(value, 10, &value) &&
             !__builtin_add_overflow(value, c - '0', &value);
    }
    if (!fits)
      problem(DiagnosticCode::condition_number_too_large, now_.begin, now_.end, {std::string(now_.text)});
    next();
    emit_number(fits ? value : 0);
    out.type = Type::integer;
    return out;
  }

  Operand parse_parentheses(Operand out) {
    if (++nesting_ > kDeepest) {
      stop(DiagnosticCode::condition_too_deep, now_.begin, now_.end);
      return out;
    }
    next();
    Operand inner = parse_or();
    --nesting_;
    if (!stopped_ && !is_symbol(")")) {
      if (now_.token == Token::end) {
        stop(DiagnosticCode::condition_open_parenthesis, out.begin, out.begin + 1);
      } else {
        report_leftover();
      }
      return out;
    }
    inner.begin = out.begin;
    inner.end = now_.end;
    next();
    return inner;
  }

  Operand parse_name(Operand out) {
    const std::string_view name = now_.text;
    const std::size_t begin = now_.begin;
    next();
    if (is_symbol("(")) return parse_call(out, name, begin);
    const std::optional<NamedSlot> slot = names_.slot(name);
    if (!slot) {
      problem(DiagnosticCode::condition_unknown_name, begin, begin + name.size(),
              {std::string(name), names_.suggest_slot(name)});
      emit_number(0);
      return out;
    }
    emit(Op::slot, static_cast<std::int32_t>(slot->slot));
    push(1);
    out.type = slot->kind == SlotKind::boolean   ? Type::boolean
               : slot->kind == SlotKind::integer ? Type::integer
                                                 : Type::enumeration;
    out.slot = slot->slot;
    return out;
  }

  Operand parse_call(Operand out, std::string_view function, std::size_t begin) {
    std::vector<Lexeme> arguments;
    next();  // (
    while (!stopped_ && !is_symbol(")")) {
      if (now_.token != Token::text) {
        stop(now_.token == Token::end ? DiagnosticCode::condition_open_parenthesis
                                      : DiagnosticCode::condition_argument_quotes,
             now_.token == Token::end ? begin + function.size() : now_.begin, now_.end,
             {std::string(text_.substr(now_.begin, now_.end - now_.begin)), std::string(function)});
        return out;
      }
      arguments.push_back(now_);
      next();
      if (is_symbol(",")) {
        next();
        if (is_symbol(")")) {
          stop(DiagnosticCode::condition_unexpected, now_.begin, now_.end, {")"});
          return out;
        }
      } else if (!stopped_ && !is_symbol(")")) {
        stop(DiagnosticCode::condition_open_parenthesis, begin + function.size(),
             begin + function.size() + 1);
        return out;
      }
    }
    if (stopped_) return out;
    out.end = now_.end;
    next();  // )
    emit_call(out, function, begin, arguments);
    push(1);
    out.type = Type::boolean;
    return out;
  }

  void emit_call(const Operand& whole, std::string_view function, std::size_t begin,
                 const std::vector<Lexeme>& arguments) {
    static constexpr std::array<std::string_view, 5> kFunctions = {"seen", "chosen", "knows", "noted",
                                                                   "event"};
    if (std::find(kFunctions.begin(), kFunctions.end(), function) == kFunctions.end()) {
      if (emit_hook(whole, function, begin, arguments)) return;
      std::vector<std::string_view> known(kFunctions.begin(), kFunctions.end());
      for (const std::string_view hook : names_.hook_names()) known.push_back(hook);
      problem(DiagnosticCode::condition_unknown_function, begin, begin + function.size(),
              {std::string(function), nearest(function, known)});
      emit(Op::push, 0);
      return;
    }
    const std::size_t most = function == "event" ? 2 : 1;
    if (arguments.empty() || arguments.size() > most) {
      problem(DiagnosticCode::condition_argument_count, whole.begin, whole.end, {std::string(function)});
      emit(Op::push, 0);
      return;
    }
    const std::string_view name = arguments[0].text;
    std::optional<std::string_view> answer;
    if (arguments.size() > 1) answer = arguments[1].text;
    const std::optional<ConditionNames::Target> target = names_.target(function, name, answer);
    if (!target) {
      problem(DiagnosticCode::condition_unknown_target, arguments[0].begin, arguments[0].end,
              {what_is_named(function), std::string(name), names_.suggest_target(function, name)});
      emit(Op::push, 0);
      return;
    }
    emit(target->op, static_cast<std::int32_t>(target->index));
  }

  /// A condition of hooks.lua is asked as `name()`. False when there is none of that name.
  bool emit_hook(const Operand& whole, std::string_view function, std::size_t begin,
                 const std::vector<Lexeme>& arguments) {
    const std::optional<std::uint32_t> hook = names_.hook(function);
    if (!hook) return false;
    if (*hook == kNone) {
      problem(DiagnosticCode::hook_in_persona, begin, begin + function.size(), {std::string(function)});
    } else if (!arguments.empty()) {
      problem(DiagnosticCode::hook_takes_nothing, whole.begin, whole.end, {std::string(function)});
    } else {
      emit(Op::hook, static_cast<std::int32_t>(*hook));
      return true;
    }
    emit(Op::push, 0);
    return true;
  }

  static std::string what_is_named(std::string_view function) {
    if (function == "seen") return bilingual("moment", "node");
    if (function == "chosen") return bilingual("keuze", "choice");
    if (function == "event") return bilingual("gebeurtenis", "event");
    return bilingual("feit", "fact");
  }

  // --- types ---

  void want(const Operand& operand, Type type, std::string_view by) {
    if (operand.type == type || operand.type == Type::unknown) return;
    problem(DiagnosticCode::condition_type, operand.begin, operand.end,
            {std::string(by), type_name(type), type_name(operand.type)});
  }

  /// `==` and `~=` take equal types; a text only stands beside an enumeration, as one of its values (5.9).
  void check_equal_types(const Operand& left, const Operand& right) {
    if (left.type == Type::unknown || right.type == Type::unknown) return;
    if (left.type == Type::enumeration && right.type == Type::text) return put_value(left, right);
    if (left.type == Type::text && right.type == Type::enumeration) return put_value(right, left);
    const bool text_alone = left.type == Type::text || right.type == Type::text;
    if (text_alone) {
      const Operand& text = left.type == Type::text ? left : right;
      problem(DiagnosticCode::condition_text_alone, text.begin, text.end, {std::string(text.literal)});
      return;
    }
    const bool equal = left.type == right.type && (left.type != Type::enumeration || left.slot == right.slot);
    if (!equal) {
      problem(DiagnosticCode::condition_unequal_types, left.begin, right.end,
              {type_name(left.type), type_name(right.type)});
    }
  }

  void put_value(const Operand& enumeration, const Operand& text) {
    const std::optional<std::int32_t> value = names_.enum_value(enumeration.slot, text.literal);
    if (!value) {
      problem(DiagnosticCode::condition_unknown_value, text.begin, text.end,
              {std::string(text.literal),
               std::string(text_.substr(enumeration.begin, enumeration.end - enumeration.begin)),
               names_.suggest_enum_value(enumeration.slot, text.literal)});
      return;
    }
    code_[text.code_at].a = *value;
  }

  std::string_view text_;
  ConditionNames& names_;
  std::vector<Instruction>& code_;
  std::vector<std::int64_t>& constants_;
  const std::function<void(const ConditionProblem&)>& report_;
  std::size_t at_ = 0;
  std::size_t last_end_ = 0;
  Lexeme now_;
  int nesting_ = 0;
  int depth_ = 0;
  bool failed_ = false;
  bool stopped_ = false;
};

}  // namespace

std::optional<Code> compile_condition(std::string_view text, ConditionNames& names,
                                      std::vector<Instruction>& code, std::vector<std::int64_t>& constants,
                                      const std::function<void(const ConditionProblem&)>& report) {
  return Compiler(text, names, code, constants, report).run();
}

}  // namespace gesprek::program
