using Bmis.Watchlist.Lists;

namespace Bmis.Central.Hits;

/// <summary>Actions as records name them: <c>refuseEntry</c>. Older records name none and meant refer.</summary>
internal static class HitAction
{
    public static AlertAction Of(string word) =>
        word.All(char.IsAsciiLetter) && Enum.TryParse<AlertAction>(word, ignoreCase: true, out var action)
            ? action
            : AlertAction.Refer;
}
