using System.Globalization;
using Bmis.BorderPost.Screens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Tests.Uplink;

/// <summary>What the bar of the lane's page and the supervisor's page say, in English.</summary>
internal static class LaneStates
{
    /// <summary>How the lane stands with the centre.</summary>
    internal static BarItemView Centre(RunningLane lane)
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        return lane.Services.GetRequiredService<LaneBar>()
            .Write(lane.Services.GetRequiredService<IStringLocalizer<LaneView>>())[0];
    }
}
