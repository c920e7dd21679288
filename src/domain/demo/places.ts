/** The size of the two demonstration places, year by year: near their plans' numbers, and wholly made up. */
import type { IncubatorKind } from '../vocabulary';

export const DEMO_SEED = 20_180_928;
export const DEMO_YEARS = [2017, 2018, 2019, 2020] as const;
export type DemoYear = (typeof DEMO_YEARS)[number];
export type PerYear = Readonly<Record<DemoYear, number>>;

export interface DemoDistrict {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly weight: number;
}

export interface DemoPlatform {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: IncubatorKind;
  readonly level: 'MUNICIPAL' | 'PROVINCIAL' | null;
  readonly openedOn: string;
}

export interface DemoPlace {
  readonly code: string;
  readonly slug: string;
  readonly province: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly districts: readonly DemoDistrict[];
  readonly enterprises: number;
  /** First high-tech certificates of a year; those before 2017 make the stock that the years start from. */
  readonly newHighTech: Readonly<Record<number, number>>;
  readonly newGiants: PerYear;
  /** Enterprises on each year's list of technology SMEs. */
  readonly techSmes: PerYear;
  readonly patentsGranted: PerYear;
  /** Given where the number of applications of a year matters. */
  readonly patentsFiled?: PerYear;
  /** Lent to technology SMEs in a year, in yuan. */
  readonly lent: PerYear;
  /** Value of the technology contracts registered in a year, in yuan. */
  readonly contracted: PerYear;
  /** Enterprises newly listed in a year. */
  readonly listed: PerYear;
  /** Paid by the fiscal side into its guidance fund in a year, in yuan; left out: there is no such fund. */
  readonly fiscal?: PerYear;
  /** Put into enterprises by the venture fund in a year, in yuan. */
  readonly ventured: PerYear;
  readonly platforms: readonly DemoPlatform[];
}

const HEBI: DemoPlace = {
  code: '410600',
  slug: 'hebi',
  province: '41',
  nameZh: '鹤壁',
  nameEn: 'Hebi',
  districts: [
    { code: '410602', nameZh: '鹤山', nameEn: 'Heshan', weight: 1 },
    { code: '410603', nameZh: '山城', nameEn: 'Shancheng', weight: 2 },
    { code: '410611', nameZh: '淇滨', nameEn: 'Qibin', weight: 5 },
    { code: '410621', nameZh: '浚县', nameEn: 'Xunxian', weight: 2 },
    { code: '410622', nameZh: '淇县', nameEn: 'Qixian', weight: 2 },
  ],
  enterprises: 420,
  newHighTech: { 2015: 13, 2016: 16, 2017: 19, 2018: 13, 2019: 15, 2020: 17 },
  newGiants: { 2017: 2, 2018: 4, 2019: 3, 2020: 4 },
  techSmes: { 2017: 21, 2018: 63, 2019: 117, 2020: 208 },
  patentsGranted: { 2017: 705, 2018: 782, 2019: 934, 2020: 1021 },
  lent: { 2017: 140_000_000, 2018: 213_000_000, 2019: 284_500_000, 2020: 447_000_000 },
  contracted: { 2017: 6_125_000, 2018: 10_463_000, 2019: 23_804_000, 2020: 51_207_500 },
  listed: { 2017: 1, 2018: 1, 2019: 2, 2020: 1 },
  fiscal: { 2017: 8_500_000, 2018: 22_400_000, 2019: 29_155_000, 2020: 26_108_000 },
  ventured: { 2017: 4_200_000, 2018: 11_800_000, 2019: 22_600_000, 2020: 19_456_000 },
  platforms: [
    platform('鹤壁演示科技企业孵化器甲', 'Hebi Demo Incubator A', 'INCUBATOR', 'MUNICIPAL', '2016-05-18'),
    platform('鹤壁演示科技企业孵化器乙', 'Hebi Demo Incubator B', 'INCUBATOR', 'MUNICIPAL', '2018-04-12'),
    platform('鹤壁演示科技企业孵化器丙', 'Hebi Demo Incubator C', 'INCUBATOR', 'PROVINCIAL', '2018-11-06'),
    platform('鹤壁演示众创空间', 'Hebi Demo Makerspace', 'MAKERSPACE', 'MUNICIPAL', '2017-09-20'),
    platform('鹤壁演示科技企业孵化器丁', 'Hebi Demo Incubator D', 'INCUBATOR', null, '2019-08-27'),
  ],
};

const JINTA: DemoPlace = {
  code: '620921',
  slug: 'jinta',
  province: '62',
  nameZh: '金塔',
  nameEn: 'Jinta',
  districts: [{ code: '620921', nameZh: '金塔', nameEn: 'Jinta', weight: 1 }],
  enterprises: 64,
  newHighTech: { 2016: 1, 2017: 1, 2018: 1, 2019: 2, 2020: 1 },
  newGiants: { 2017: 0, 2018: 0, 2019: 1, 2020: 0 },
  techSmes: { 2017: 3, 2018: 5, 2019: 9, 2020: 14 },
  patentsGranted: { 2017: 74, 2018: 88, 2019: 97, 2020: 110 },
  patentsFiled: { 2017: 168, 2018: 191, 2019: 206, 2020: 187 },
  lent: { 2017: 8_000_000, 2018: 10_500_000, 2019: 12_000_000, 2020: 15_500_000 },
  contracted: { 2017: 91_205_000, 2018: 124_808_000, 2019: 163_502_000, 2020: 208_906_000 },
  listed: { 2017: 0, 2018: 0, 2019: 1, 2020: 0 },
  ventured: { 2017: 600_000, 2018: 900_000, 2019: 1_200_000, 2020: 1_500_000 },
  platforms: [
    platform('金塔演示众创工场', 'Jinta Demo Maker Workshop', 'MAKERSPACE', 'PROVINCIAL', '2017-06-09'),
    platform('金塔演示新创天地', 'Jinta Demo New Start Space', 'MAKERSPACE', null, '2017-10-30'),
    platform('金塔演示众创空间', 'Jinta Demo Makerspace', 'MAKERSPACE', null, '2018-03-15'),
    platform('金塔演示创业服务平台', 'Jinta Demo Start-up Service', 'PLATFORM', null, '2018-05-22'),
    platform('金塔演示物流创客空间', 'Jinta Demo Logistics Space', 'MAKERSPACE', null, '2018-08-14'),
    platform('金塔演示星创天地', 'Jinta Demo Star Space', 'STAR_SPACE', null, '2019-05-10'),
    platform('金塔演示创业孵化示范区', 'Jinta Demo Incubation Zone', 'INCUBATOR', null, '2019-12-03'),
    platform('金塔演示检验检测平台', 'Jinta Demo Testing Platform', 'PLATFORM', null, '2020-07-21'),
  ],
};

function platform(
  nameZh: string,
  nameEn: string,
  kind: IncubatorKind,
  level: DemoPlatform['level'],
  openedOn: string,
): DemoPlatform {
  return { nameZh, nameEn, kind, level, openedOn };
}

export const DEMO_PLACES: readonly DemoPlace[] = [HEBI, JINTA];
export const DEMO_STARTS_ON = '2017-01-01';
export const DEMO_ENDS_ON = '2020-12-31';
