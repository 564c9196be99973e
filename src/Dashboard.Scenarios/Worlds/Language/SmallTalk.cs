namespace Dashboard.Scenarios.Worlds.Language;

/// <summary>Short ordinary prompts that unlike people write by chance, the first of each list far more often than the last.</summary>
internal static class SmallTalk
{
    private static readonly string[] English =
        ["continue", "thanks", "yes", "fix this", "go on", "hi", "ok", "why?", "more", "try again", "explain", "shorter", "thank you",
            "hello", "no", "continue please", "again", "test",
            "what?", "in english", "make it shorter", "are you sure?", "nice", "next", "summarize this", "can you help me?", "keep going",
            "rewrite this", "give me an example",
            "great, thanks", "make it better", "what does this mean", "translate to english", "add comments", "write tests",
            "make it more formal", "it still does not work", "same error",
            "as a table", "who are you?", "good morning", "proofread this", "and now?", "step by step please", "bullet points",
            "fix the error", "one more", "simplify"];

    private static readonly string[] Chinese = ["继续", "谢谢", "好的", "你好", "再来一个", "为什么", "翻译成英文", "短一点", "是的", "修改一下", "还有吗", "解释一下", "不对"];
    private static readonly string[] Russian = [
        "продолжай", "спасибо", "да", "привет", "почему?", "ещё", "короче", "исправь", "нет", "переведи", "дальше", "объясни"];
    private static readonly string[] Spanish = [
        "continúa", "gracias", "sí", "hola", "por qué?", "más", "más corto", "corrige esto", "sigue", "otra vez", "explica"];
    private static readonly string[] French = [
        "continue", "merci", "oui", "bonjour", "pourquoi ?", "encore", "plus court", "corrige", "non", "en anglais", "explique"];
    private static readonly string[] German = [
        "weiter", "danke", "ja", "hallo", "warum?", "mehr", "kürzer", "nochmal", "nein", "erkläre", "auf englisch", "korrigiere das"];
    private static readonly string[] Portuguese = [
        "continue", "obrigado", "sim", "oi", "por quê?", "mais", "mais curto", "de novo", "corrige", "explica"];
    private static readonly string[] Japanese = ["続けて", "ありがとう", "はい", "こんにちは", "なぜ", "もっと", "短く", "もう一度", "英語で", "説明して"];

    public static string Draw(Tongue tongue, Dice dice)
    {
        var lines = tongue switch
        {
            Tongue.Chinese => Chinese,
            Tongue.Russian => Russian,
            Tongue.Spanish => Spanish,
            Tongue.French => French,
            Tongue.German => German,
            Tongue.Portuguese => Portuguese,
            Tongue.Japanese => Japanese,
            _ => English,
        };
        // Zipf with exponent one, by the inverse of its continuous form.
        return lines[(int)Math.Pow(lines.Length + 1, dice.Unit()) - 1];
    }
}
