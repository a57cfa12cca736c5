namespace Bmis.Reports.Statistics;

/// <summary>The statements of the roll-ups.</summary>
internal static class RollUpSql
{
    internal const string AddFlows =
        """
        insert into flow_daily as kept (
            region_id, local_day, post_code, direction, nationality, sex, age_band,
            crossings, refusals, referrals, other_decisions)
        select @region, added.*
        from unnest(
            @days, @posts, @directions, @nationalities, @sexes, @ages,
            @crossings, @refusals, @referrals, @others) as added
        on conflict (region_id, local_day, post_code, direction, nationality, sex, age_band) do update set
            crossings = kept.crossings + excluded.crossings,
            refusals = kept.refusals + excluded.refusals,
            referrals = kept.referrals + excluded.referrals,
            other_decisions = kept.other_decisions + excluded.other_decisions
        """;

    internal const string AddHits =
        """
        insert into alert_hit_daily as kept (region_id, local_day, post_code, list, hits, inspections)
        select @region, added.*
        from unnest(@days, @posts, @lists, @hits, @inspections) as added
        on conflict (region_id, local_day, post_code, list) do update set
            hits = kept.hits + excluded.hits,
            inspections = kept.inspections + excluded.inspections
        """;

    internal const string Clear =
        """
        lock table flow_daily, alert_hit_daily in exclusive mode;
        delete from flow_daily where region_id = @region and local_day between @from and @to;
        delete from alert_hit_daily where region_id = @region and local_day between @from and @to;
        """;

    internal const string ReadFlows =
        """
        select local_day, post_code, direction, nationality, sex, age_band,
               crossings, refusals, referrals, other_decisions
        from flow_daily
        where region_id = @region and local_day between @from and @to
        """;

    internal const string ReadHits =
        """
        select local_day, post_code, list, hits, inspections
        from alert_hit_daily
        where region_id = @region and local_day between @from and @to
        """;
}
