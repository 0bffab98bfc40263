/// The signs on targets that are no faces, as SVG symbols: `sign-<target>`, and what marks an option as chosen or not.
enum ScreenSigns {
  static let symbols = """
    <symbol id="sign-language" viewBox="0 0 48 48"><circle class="stroke" cx="24" cy="24" r="18"/>\
    <path class="stroke" d="M6 24 H42 M24 6 C13 15 13 33 24 42 C35 33 35 15 24 6 Z"/></symbol>
    <symbol id="sign-text-size" viewBox="0 0 48 48">\
    <path class="stroke" d="M4 40 L13 17 L22 40 M8 32 H18 M22 40 L34 8 L46 40 M27 29 H41"/></symbol>
    <symbol id="sign-contrast" viewBox="0 0 48 48"><circle class="stroke" cx="24" cy="24" r="18"/>\
    <path class="solid" d="M24 6 A18 18 0 0 1 24 42 Z"/></symbol>
    <symbol id="sign-sound" viewBox="0 0 48 48"><path class="solid" d="M6 18 H14 L26 8 V40 L14 30 H6 Z"/>\
    <path class="stroke" d="M32 17 Q38 24 32 31 M37 11 Q47 24 37 37"/></symbol>
    <symbol id="sign-open" viewBox="0 0 48 48"><rect class="stroke" x="6" y="6" width="36" height="36" rx="6"/></symbol>
    <symbol id="sign-chosen" viewBox="0 0 48 48"><rect class="solid" x="4" y="4" width="40" height="40" rx="7"/>\
    <path class="check" d="M13 25 L21 33 L36 15"/></symbol>

    """
}
