using Bmis.BorderPost.Lists;
using Bmis.Crossings;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>How old a list is, in hours or days.</summary>
internal sealed class ListAgeWriter(ListShelf lists, TimeProvider clock)
{
    internal ListState Alert => lists.States.First(one => one.Name == ListNames.Alert);

    /// <summary>Whether the lane has not heard for too long which lists are the newest.</summary>
    internal bool MayBeHeldBack => lists.MayBeHeldBack;

    /// <summary>The age in words; empty for a list that is missing.</summary>
    internal string Write(IStringLocalizer texts, ListState list)
    {
        if (list.Created is not { } created) return "";
        var hours = Math.Max(0, (clock.GetUtcNow() - created).TotalHours);
        return hours < 48 ? texts["bar.hours", Math.Floor(hours)] : texts["bar.days", Math.Floor(hours / 24)];
    }
}
