using System.Text;

namespace Bmis.Components.Languages;

/// <summary>Makes pseudo text: accented, a third longer, in brackets, with its placeholders untouched.</summary>
internal static class PseudoText
{
    internal const string Code = "qps-ploc";

    private const string From = "aceginosuyACEGINOSUY";
    private const string To = "àçéĝîñöšûýÀÇÉĜÎÑÖŠÛÝ";

    internal static string Of(string text)
    {
        var result = new StringBuilder("[", text.Length * 2);
        var depth = 0;
        foreach (var character in text)
        {
            if (character == '{') depth++;
            result.Append(depth == 0 && From.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at
                ? To[at]
                : character);
            if (character == '}') depth--;
        }

        return result.Append('~', (text.Length + 2) / 3).Append(']').ToString();
    }
}
