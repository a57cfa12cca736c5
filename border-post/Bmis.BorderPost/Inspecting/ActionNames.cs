using System.Text.Json;
using Bmis.Watchlist.Lists;

namespace Bmis.BorderPost.Inspecting;

/// <summary>The names of actions as records carry them, such as <c>refuseEntry</c>.</summary>
internal static class ActionNames
{
    internal static string Of(AlertAction action) => JsonNamingPolicy.CamelCase.ConvertName($"{action}");

    /// <summary>The action of a name; refer for none and for one that this program does not know.</summary>
    internal static AlertAction Read(string name) =>
        Array.Find(Enum.GetValues<AlertAction>(), one => Of(one) == name) is var found && Of(found) == name
            ? found
            : AlertAction.Refer;

    /// <summary>Whether the action asks to note what was seen and said.</summary>
    internal static bool AsksToCollect(AlertAction action) => action is AlertAction.DiscreetCheck
        or AlertAction.InquiryCheck or AlertAction.SpecificCheck or AlertAction.Locate;
}
